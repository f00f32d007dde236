// What a misspelt search may have meant, by the words that the site's measures are called by. Words in, words out.

// How many slips a word of that many letters may have.
const slips = (letters) => (letters < 8 ? 1 : letters < 12 ? 2 : 3);

// The number of slips between two words: a letter wrong, missing, added, or two that changed places (optimal string
// alignment). More than `most` of them count as Infinity.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1];
      now[place] = Math.min(last[place] + 1, now[place - 1] + 1, last[place - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (swapped) now[place] = Math.min(now[place], before[place - 2] + 1);
    }
    if (Math.min(...now) > most) return Infinity;
    before = last;
    last = now;
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

// The known word that `word` is nearest to, or two known words that it was made of; "" where there is none. Of words
// that are as near, the one that begins alike, then the one that more measures are called by.
export function nearest(word, vocabulary) {
  if (word.length < 3 || /\d/.test(word)) return "";
  const near = Object.keys(vocabulary)
    .map((known) => ({ known, slips: distance(word, known, slips(known.length)) }))
    .filter((one) => one.slips < Infinity)
    .sort((one, other) => one.slips - other.slips || better(one.known, other.known, word, vocabulary));
  return near[0]?.known ?? parted(word, vocabulary);
}

function better(one, other, word, vocabulary) {
  const alike = (known) => (known[0] === word[0] ? 1 : 0);
  return alike(other) - alike(one) || vocabulary[other] - vocabulary[one];
}

function parted(word, vocabulary) {
  for (let place = 3; place <= word.length - 3; place += 1) {
    const parts = [word.slice(0, place), word.slice(place)];
    if (parts.every((part) => Object.hasOwn(vocabulary, part))) return parts.join(" ");
  }
  return "";
}
