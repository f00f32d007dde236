// Asks the index what a reader wants to know, mends the question where a word of it stands on no page, and puts first
// what is called as was asked. Loads the index with the first question, and the list of words only to mend one.

const BUNDLE = new URL("../pagefind/pagefind.js", import.meta.url).href;
const VOCABULARY = new URL("../search/words.json", import.meta.url).href;
const RANKING = { metaWeights: { title: 8, words: 6, image: 0 } };
// So many of the pages found are looked into, to put those first that are called as was asked.
const LOOKED_INTO = 20;
// Words of a question that say nothing of its subject.
const SMALL = new Set(
  (
    "a about an and any are as at be been by can could did do does doing for from get had has have how i if in into is" +
    " it its many me much my of on or our so than that the their them there these they this to us was we were what" +
    " become became getting go goes going gone got went when where which who whose why will with you your"
  ).split(" "),
);
// What may follow a stem, so that "policies" counts as found where "policy" stands.
const ENDING =
  /^((e|y|i|d|ed|ied|ing|er|ier|or|ly|al|ally|ic|ical|ity|ive|ous|ful|ness|ment|ion|ation|ition|isation|ance|ence|ancy|ency|ant|ent|able|ible|ability|ibility|ise|ised|ist|ism|ate|ative)?s?|es|is|ies)$/;

let loading = null;

function index() {
  loading ??= import(BUNDLE)
    .then(async (pagefind) => {
      await pagefind.options({ ranking: RANKING });
      await pagefind.filters();
      return pagefind;
    })
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

export async function ask(words, filters = {}) {
  if (!words.length) return { results: [], filters: {} };
  return (await index()).search(words.join(" "), { filters });
}

// Letters and digits alone, as the index has its words.
const bare = (text) => text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const wordsOf = (text) => text.split(/[\s/-]+/).map(bare).filter(Boolean);

// Whether two words are one but for their endings; numbers must be the same.
function alike(word, other) {
  if (word === other || /^\d/.test(word)) return word === other;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same += 1;
  return same > 2 && ENDING.test(word.slice(same)) && ENDING.test(other.slice(same));
}

const names = ({ meta }) => [meta.title ?? "", ...(meta.words ?? "").split("; ")];

// By which of its names other than the first a measure was found; "" where the first says enough.
export function alias(page, words) {
  const has = (name) => wordsOf(name).some((other) => words.some((word) => other.startsWith(word)));
  const [title, ...others] = names(page);
  return has(title) ? "" : (others.find(has) ?? "");
}

// A question as the words that a reader typed, each with the word that the index is asked for; "" where it is none.
function read(query) {
  const typed = query.split(/\s+/).filter(bare);
  const shouted = query === query.toUpperCase();
  const small = (word) => SMALL.has(bare(word)) && (shouted || word !== word.toUpperCase() || word.length === 1);
  const used = typed.every(small) ? typed : typed.filter((word) => !small(word));
  return typed.map((word) => ({ typed: word.replace(EDGES, ""), word: used.includes(word) ? bare(word) : "" }));
}

const wordsIn = (tokens) => tokens.flatMap(({ word }) => word.split(" ")).filter(Boolean);

// What is searched for `query`: the words for the index, how they read, whether any of them was mended, and which were
// left out because no page has them all. With `only` the words are taken as they are.
export async function understand(query, only) {
  const plain = { said: query, mended: false, without: [] };
  if (/^\s*".+"\s*$/.test(query)) return { ...plain, words: [query] };
  const typed = read(query);
  const { results } = await ask(wordsIn(typed));
  const lacking = await absent(typed, results);
  if (results.length && !lacking.length) return { ...plain, words: wordsIn(typed) };
  if (only) return { ...plain, words: [] };
  const vocabulary = await (await fetch(VOCABULARY)).json();
  const tokens = lacking.length ? await mend(typed, lacking, vocabulary) : typed;
  const without = await leftOut(tokens, vocabulary);
  const kept = tokens.filter((token) => !without.includes(token) && (token.word || !without.length));
  const words = wordsIn(kept);
  return {
    words: without.length && words.every((word) => word.length < 3) ? [] : words,
    said: kept.map((token) => token.typed).join(" "),
    mended: kept.some((token) => token.mended),
    without: without.map((token) => token.typed),
  };
}

// The words that are on no page. The index leaves such a word out, or takes a shorter one, and does not say so.
async function absent(tokens, hits) {
  const lacking = [];
  for (const token of tokens.filter(({ word }) => word)) {
    const found = hits.length ? hits : (await ask([token.word])).results;
    const pages = await Promise.all(found.slice(0, 3).map((hit) => hit.data()));
    if (!pages.some((page) => stands(token.word, page))) lacking.push(token);
  }
  return lacking;
}

function stands(word, { content, meta }) {
  const begun = (other) => !/^\d/.test(word) && other.startsWith(word);
  return wordsOf([content, ...Object.values(meta)].join(" ")).some((other) => begun(other) || alike(word, other));
}

async function mend(tokens, lacking, vocabulary) {
  const { nearest } = await import("./spelling.js");
  return tokens.map((token) => {
    const word = lacking.includes(token) ? nearest(token.word, vocabulary) : token.word;
    if (word === token.word) return token;
    return word ? { typed: word, word, mended: true } : { ...token, lost: true };
  });
}

// The words that must be left out to find anything: those on no page, then as many as need be, first those that no
// measure is called by, then the commonest.
async function leftOut(tokens, vocabulary) {
  const lost = tokens.filter((token) => token.lost);
  const rest = tokens.filter(({ word, lost: gone }) => word && !gone);
  if ((await ask(wordsIn(rest))).results.length) return lost;
  const known = Object.keys(vocabulary);
  const worth = new Map();
  for (const token of rest) {
    const pages = (await ask(wordsIn([token]))).results.length;
    const named = wordsIn([token]).every((word) => known.some((other) => alike(word, other)));
    worth.set(token, (named ? 1 : 0) - pages / 1e6);
  }
  const kept = [];
  for (const token of [...rest].sort((one, other) => worth.get(other) - worth.get(one))) {
    if ((await ask(wordsIn([...kept, token]))).results.length) kept.push(token);
  }
  return [...lost, ...rest.filter((token) => !kept.includes(token))];
}

// The pages that have all `words`, in order; each can be loaded. Those that are called so come first, and of pages that
// fit alike measures, then other pages of councils.
export async function find(words, filters) {
  const { results } = await ask(words, filters);
  const named = words.flatMap(wordsOf);
  const looked = await Promise.all(
    results.slice(0, LOOKED_INTO).map(async (hit) => {
      const page = await hit.data();
      return { hit, fit: fit(page, named), kind: page.meta.figure ? 2 : page.meta.council ? 1 : 0 };
    }),
  );
  looked.sort((one, other) => other.fit - one.fit || other.kind - one.kind);
  return [...looked.map(({ hit }) => hit), ...results.slice(LOOKED_INTO)];
}

// How much of a page's name was asked for: 1 where another name of it is just that, 1.5 where its title is. Other names
// of a page without a figure are the services of its measures: it answers for all of them, so it comes before each.
function fit(page, words) {
  const part = (name) => {
    const telling = wordsOf(name).filter((word) => !SMALL.has(word) || words.includes(word));
    const has = words.every((word) => telling.some((other) => alike(word, other)));
    return has ? Math.min(words.length / telling.length, 1) : 0;
  };
  const [title, ...others] = names(page);
  const whole = page.meta.figure ? 1 : 1.1;
  const best = Math.max(part(title) * 1.5, ...others.map((name) => part(name) * whole));
  return best || (part([title, ...others, page.meta.council].join(" ")) ? 0.01 : 0);
}
