"""A web page in, the same out without what is none of its content: menus, banners, bars, boxes to search in, questions about cookies.

They are told by tag, by role and by the names that many sites give them; in doubt the text is kept.
"""

import re
from collections.abc import Container
from typing import Any

from assistant.sources.comments import OPENS

INSIDE = "ancestor::main or ancestor::article or ancestor::*[@role='main' or @role='article']"
MENUS = (  # and what is filled in, unlike the boxes of a Word file, which are ticked or not
    "//style | //input | //nav | "
    "//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search' or @aria-modal='true'] | "
    f"//footer[not({INSIDE})] | //form[.//input[@type='search' or @type='password']][string-length(normalize-space()) < 300]"
)
ASIDES = f"//aside[not({INSIDE})]"  # of a page that has such a part
HEADERS = f"//header[not({INSIDE})]"
MAINS = "//*[self::main or @role='main'][not(ancestor::main or ancestor::*[@role='main'])]"
WHERE = r"(?:(?:site|page|main|global|top|bottom|left|right|primary|secondary|region|govuk|usa|nhsuk)[-_]*)*"
NAMED = re.compile(  # what pages call a menu, a banner or a bar, by class or id
    rf"(?:{WHERE}(?:nav|menu|header|foot(?:er)?|masthead|sidebar|breadcrumbs?|skip[-_]?(?:link|to[-_]?content)?|share|social|toolbar|cookies?|"
    r"consent|feedback|survey|was-this-(?:page-)?(?:helpful|useful))|(?:[a-z]+[-_]+)*(?:nav(?:bar|igation)?|menu|breadcrumbs?|skip[-_]?link|shar(?:e|ing)|social|pager|pagination|toc|"
    r"table-of-contents|related|(?:cookies?|consent|gdpr)[-_]?(?:law[-_]?)?(?:bar|banner|notice|popup|message|overlay|dialog|modal)))"
    r"(?:[-_]?(?:bar|banner|header|footer|buttons?|icons?|links?|list|menu|macro|posts|articles|news|first|second|left|right))?",
    re.IGNORECASE,
)
ALWAYS = re.compile(  # names of one maker each
    r"(?i)onetrust[\w-]*|CybotCookiebotDialog|cookie-law-info-bar|cky-consent[\w-]*|cmplz-cookiebanner|cc-window|didomi-host|sliding-popup|"
    r"qc-cmp2-container|iubenda-cs-banner|osano-cm-window|(?:addtoany|addthis|sharethis)[\w-]*|sharedaddy|jp-relatedposts|"
    r"mw-editsection|mw-jump-link|jump-to-nav|siteSub|printfooter|catlinks|usa-banner|govuk-phase-banner",
)
UNSEEN = re.compile(r"(?:[a-z]+-)*(?:visually-?hidden|sr-only|screen-reader-text|element-invisible)", re.IGNORECASE)
MOSTLY = 0.5  # share of the text of an element so named that is links, above which it is left out
ASKS = re.compile(r"(?:cookie|consent|gdpr).*[^s]$", re.IGNORECASE)
SURELY = re.compile(r"skip|crumb", re.IGNORECASE)  # without links, too …
BRIEF = re.compile(r"(?:shar|social|feedback|survey|was-this)", re.IGNORECASE)  # … as these of so few letters …
FEW = 60
EDGE = re.compile(r"header|foot|masthead|sidebar|^cookies?$|^consent$", re.IGNORECASE)  # … and these outside of the main part
HEADINGS = ".//h1 | .//h2 | .//h3 | .//h4"
BOXES = ("div", "section", "aside", "ul", "ol", "td", "p", "a", "span")


def part(tree: Any) -> Any:
    """The page with the part alone that it calls its main one, where it does and that holds the text, without its menus."""
    for menu in tree.xpath(f"{MENUS} | {ASIDES}" if tree.xpath("//main or //article or //*[@role='main']") else MENUS):
        menu.drop_tree()
    body = tree.find("body")
    places = {*tree.xpath("//@id | //a/@name")}
    for listed in list(body.iter("ul", "ol")):
        if _contents(listed, places):
            listed.drop_tree()
    whole, titles = _size(body), len(body.xpath(".//h1"))
    for header in tree.xpath(HEADERS):
        if header.getparent() is not None and (not _titled(header, titles) or _linked(header)):
            header.drop_tree()
    for one in list(body.iterdescendants(*BOXES)):
        names = f"{one.get('class', '')} {one.get('id', '')}".split()
        if names and one.getparent() is not None and _idle(one, names, whole, titles):
            one.drop_tree()
    mains = tree.xpath(MAINS)
    kept = sum(map(_size, mains))
    if kept and 2 * kept >= _size(body) - kept - sum(map(_size, body.xpath(f".//a[@href][not({INSIDE})]"))):
        heads = body.xpath(".//h1")
        body[:] = [*(heads if len(heads) == 1 and not heads[0].xpath("ancestor::main or ancestor::*[@role='main']") else ()), *mains]
        body.text = None
        for one in body:
            one.tail = None
    return tree


def _contents(listed: Any, places: Container[str]) -> bool:
    """Whether the points of a list are links to places of the page, and it does not end a sentence, as after "These are lent:"."""
    links = listed.findall(".//a")
    if len(links) < 2 or not all(link.get("href", "").startswith("#") and link.get("href")[1:] in places for link in links):
        return False
    before = listed.getprevious()
    above = (listed.getparent().text if before is None else (before.tail or "").strip() or before.text_content()) or ""
    opens = len(above.split()) >= OPENS and above.rstrip().endswith(":")
    return not opens and len(listed.findall(".//li")) == len(links) and sum(map(_size, links)) == _size(listed)


def _idle(one: Any, names: list[str], whole: int, titles: int) -> bool:
    """Whether an element of these names is none of the content; what holds most of the page is some."""
    if any(map(ALWAYS.fullmatch, names)):
        return True
    if any(map(UNSEEN.fullmatch, names)):
        return one.tag in ("span", "p", "a", "div") and not one.xpath(HEADINGS)
    named = [name for name in names if NAMED.fullmatch(name)]
    if not named or one.tag == "span" or _titled(one, titles) or 2 * _size(one) > whole > 1000:
        return False
    if (
        any(map(SURELY.search, named))
        or (_size(one) <= FEW and any(map(BRIEF.match, named)))
        or any(map(ASKS.search, named))
        or (one.tag != "a" and _linked(one))
    ):
        return True
    edges = [name for name in named if EDGE.search(name)] if one.tag in ("div", "section", "aside") else []
    headed = one.xpath(HEADINGS) and not any("sidebar" in name.lower() for name in edges)
    return bool(edges) and not headed and not one.xpath(INSIDE)


def _titled(one: Any, titles: int) -> bool:
    """Whether all the first headings of the page are in it."""
    return 0 < titles == len(one.xpath(".//h1"))


def _linked(one: Any) -> bool:
    return sum(_size(link) for link in one.iter("a") if link.get("href")) > MOSTLY * _size(one)


def _size(one: Any) -> int:
    return len("".join(one.text_content().split()))
