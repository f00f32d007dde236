"""With the extension and without it, Markdown makes the same HTML of a page: it saves time, and changes nothing."""

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quarterlight.edge import config
from quarterlight.words.escaping import GENERATED

EXTENSION = "quarterlight.edge.whole_blocks"
ALL = yaml.safe_load(config.compose({}))["markdown_extensions"]
OTHERS = [name for name in ALL if name != EXTENSION]

BLOCKS = {
    "a block by itself": "<div>\n<p>a</p>\n</div>",
    "one in another of the same kind": '<div class="a"><div>a</div>\n<div>b</div></div>',
    "one on a single line": "<p>a <b>b</b></p>",
    "a table": "<table>\n<tbody>\n<tr><td>1</td></tr>\n</tbody>\n</table>",
    "data for machines": '<script type="application/ld+json">{"a":"&#42;b&#42;"}</script>',
    "a blank line inside": "<section>\n<p>a</p>\n\n<p>b</p>\n</section>",
    "what is no block": '<a href="x">a</a> and *b*',
    "text behind it": "<p>a</p> and *b*",
    "one that never ends": "<div>\n*a*",
    "one that has no end": "<hr>",
    "an end without a beginning": "</div>",
    "Markdown inside": '<div markdown class="a">\n*a*\n</div>',
    "Markdown further inside": '<div>\n<div markdown="1">\n*a*\n</div>\n</div>',
    "a name that only begins alike": "<divide>\na\n</divide>",
    "a comment": "<!-- </div> -->",
    "a comment inside": "<div>\n<!-- </div> -->\n*a*\n</div>",
    "a paragraph": "a\n*b*",
    "a heading": "## A {#a}",
    "a list": "- a\n- b",
    "code": "    <div>\n    a\n    </div>",
    "a table of Markdown": "| a |\n|---|\n| b |",
}


def made(page: str, extensions: list[str | dict[str, dict[str, object]]]) -> str:
    """Return the HTML of a page."""
    names = [next(iter(one)) if isinstance(one, dict) else one for one in extensions]
    chosen = {name: options for one in extensions if isinstance(one, dict) for name, options in one.items()}
    return str(markdown.markdown(page, extensions=names, extension_configs=chosen))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("around", ["{}", "# A\n\n{}\n\nb", "a\n{}\nb", "{}\n\n\n## B", "\n\n{}  \n\n"])
def test_the_same_comes_of_each_sort_of_block(block: str, around: str) -> None:
    page = around.format(block)
    assert made(f"{GENERATED}\n\n{page}", ALL) == made(page, OTHERS)


@given(st.lists(st.sampled_from(list(BLOCKS.values())), max_size=6), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_the_same_comes_of_any_number_of_blocks(blocks: list[str], between: str) -> None:
    page = between.join(blocks)
    assert made(f"{GENERATED}\n\n{page}", ALL) == made(page, OTHERS)


@given(st.lists(st.sampled_from(list(BLOCKS.values())), max_size=4))
def test_a_page_that_was_written_by_hand_is_left_alone(blocks: list[str]) -> None:
    page = "\n\n".join(blocks)
    assert made(page, ALL) == made(page, OTHERS)
