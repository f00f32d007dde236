"""What a screen reader would say by itself: whatever the live regions of a page are given to say, in order."""

from __future__ import annotations

from playwright.sync_api import Page

LISTEN = """() => {
    window.__said = [];
    new MutationObserver(changes => {
        for (const { target } of changes) {
            const node = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
            const region = node.closest("[role=status], [role=alert], [aria-live], output");
            if (region) window.__said.push(region.textContent);
        }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


def listen(page: Page) -> None:
    """Begin to note what is said."""
    page.evaluate(LISTEN)


def said(page: Page) -> list[str]:
    """Return what was said since, in order; "" where a region was emptied."""
    found: list[str] = page.evaluate("window.__said")
    return found
