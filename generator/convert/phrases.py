"""The working words of pages in all languages, as tables for looking up a line that may be page furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.convert import linewords, packs
from generator.convert.model import Label
from generator.convert.words import word_set


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line is that holds a phrase. `colon` and `open`: how long it may be with text after a colon, or after all.

    0 where such a line is none.
    """

    label: Label
    reason: str
    colon: int = 0
    open: int = 0


_KINDS = {
    "navigation": Kind(Label.UI, "navigation"),
    "advertisement": Kind(Label.UI, "advertisement"),
    "follow": Kind(Label.UI, "follow button"),
    "short_link": Kind(Label.UI, "short address", colon=120),
    "read_more": Kind(Label.UI, "link to more", colon=120),
    "related": Kind(Label.UI, "related articles", colon=120),
    "newsletter": Kind(Label.UI, "newsletter box"),
    "paywall": Kind(Label.UI, "paywall notice"),
    "comments": Kind(Label.UI, "comments"),
    "most_read": Kind(Label.UI, "ranking"),
    "tags": Kind(Label.UI, "tags", colon=120),
    "share": Kind(Label.SHARE, "share row", colon=60),
    "release": Kind(Label.RELEASE, "press release mark"),
    "copyright": Kind(Label.UI, "copyright"),
    "cookies": Kind(Label.UI, "cookie notice"),
    "endings": Kind(Label.END, "end mark"),
    "reading_time": Kind(Label.COUNTER, "counter", colon=60),
    "sources": Kind(Label.END, "source", colon=80),
}
_LONG_PHRASES = frozenset({"newsletter", "paywall", "comments", "follow", "cookies"})
_OWN = {
    "photo mark": "an photo, image source, image caption, media caption, video caption, enlarge image",
    "outlet name": "bbc news, arab news, arab news pakistan, arab news japan",
    "page tool": "print, email, tt, text size, font size, a+ a-, listen, save, listen to article",
    "newsletter box": "sign up here",
    "navigation": "skip to main content, you are here, skip navigation, search this blog, blog archive, close panel, "
    "share page, about sharing, open in app, loading",
    "share row": "loading, google+, click to share, like loading",
    "field label": "article author, main category, related_nodes",
    "copyright": "republish this article, reprints, licensing rights, reuse this content",
    "comments": "comments are closed, comments closed, load comments, show comments, hide comments",
    "related articles": "related internet links, explore more on these topics",
    "cookie notice": "we value your privacy, accept and close, accepter et fermer, zustimmen, manage preferences",
    "follow button": "get link, purchase licensing rights",
}
_LABELS = {"share row": Label.SHARE, "counter": Label.COUNTER, "print reference": Label.END, "disclaimer": Label.END}
_LONGER = frozenset(
    {"newsletter box", "paywall notice", "comments", "contact", "print reference", "disclaimer", "page tool"}
)
_SINGLE = {
    "this article is more than": Kind(Label.UI, "page tool", open=60),
    "you may also be interested in": Kind(Label.UI, "related articles", colon=100, open=60),
    "subscribe to": Kind(Label.UI, "follow button", colon=60),
    "previous": Kind(Label.UI, "navigation", colon=120),
    "previous article": Kind(Label.UI, "navigation", colon=120),
    "previous post": Kind(Label.UI, "navigation", colon=120),
    "next article": Kind(Label.UI, "navigation", colon=120),
    "next post": Kind(Label.UI, "navigation", colon=120),
    "by signing up": Kind(Label.UI, "newsletter box", open=300),
    "news id": Kind(Label.REFERENCE, "reference number", colon=40),
    "powered by": Kind(Label.UI, "page tool", open=50),
    "you are here": Kind(Label.UI, "navigation", colon=120, open=120),
    "click on the number": Kind(Label.UI, "navigation", open=160),
    "click the number": Kind(Label.UI, "navigation", open=160),
    "more from": Kind(Label.UI, "related articles", colon=120, open=70),
    "more in": Kind(Label.UI, "related articles", open=28),
    "also in": Kind(Label.UI, "related articles", open=28),
    "the comments below are": Kind(Label.UI, "comments", open=160),
    "more stories from": Kind(Label.UI, "related articles", open=90),
    "read more on": Kind(Label.UI, "link to more", open=110),
    "read more about": Kind(Label.UI, "link to more", open=110),
    "click here to": Kind(Label.UI, "link to more", open=110),
    "click here for": Kind(Label.UI, "link to more", open=110),
    "share on facebook": Kind(Label.SHARE, "share row", open=90),
    "follow us on": Kind(Label.UI, "follow button", open=110),
    "like us on facebook": Kind(Label.UI, "follow button", open=110),
    "sign up here": Kind(Label.UI, "newsletter box", open=60),
    "sign up for our": Kind(Label.UI, "newsletter box", open=300),
    "like this": Kind(Label.UI, "share row", colon=60),
    "subscribe to our": Kind(Label.UI, "newsletter box", open=300),
    "our standards": Kind(Label.END, "disclaimer", colon=120),
    "disclaimer": Kind(Label.END, "disclaimer", colon=500),
    "comments are moderated": Kind(Label.UI, "comments", open=400),
    "comments are subject to": Kind(Label.UI, "comments", open=400),
    "comments are now closed": Kind(Label.UI, "comments", open=300),
    "commenting on this": Kind(Label.UI, "comments", open=300),
    "commenting is": Kind(Label.UI, "comments", open=200),
    "please log in to": Kind(Label.UI, "comments", open=200),
    "log in to comment": Kind(Label.UI, "comments", open=200),
    "your email address will not be published": Kind(Label.UI, "comments", open=200),
    "be the first to like this": Kind(Label.SHARE, "share row", open=60),
    "click to share on": Kind(Label.SHARE, "share row", open=90),
    "click to email": Kind(Label.SHARE, "share row", open=90),
    "main category": Kind(Label.UI, "tags", colon=120),
    "subscribe to continue": Kind(Label.UI, "paywall notice", open=400),
    "subscribe now to": Kind(Label.UI, "paywall notice", open=400),
    "to continue reading": Kind(Label.UI, "paywall notice", open=200),
    "this article is for subscribers": Kind(Label.UI, "paywall notice", open=400),
    "this content is for subscribers": Kind(Label.UI, "paywall notice", open=400),
    "you have reached your": Kind(Label.UI, "paywall notice", open=160),
    "estimated reading time": Kind(Label.COUNTER, "counter", colon=80, open=60),
    "embargoed until": Kind(Label.RELEASE, "press release mark", colon=80, open=80),
    "for immediate release": Kind(Label.RELEASE, "press release mark", colon=80, open=40),
    "continue reading": Kind(Label.UI, "link to more", open=120),
    "the post": Kind(Label.UI, "copyright"),
}
_CONTACT = (
    "contact",
    "editor",
    "note",
    "rédaction",
    "kontakt",
    "redaktion",
    "контакт",
    "iletişim",
    "問い合わせ",
    "联系",
    "문의",
)
_NETWORKS = word_set(
    """
    twitter facebook whatsapp linkedin pinterest reddit telegram tumblr pocket mastodon bluesky skype instagram
    youtube messenger flipboard threads viber wechat weibo tiktok snapchat vk line x google+ fb
    фейсбук твиттер вконтакте одноклассники فيسبوك تويتر واتساب فیس واٹس ٹوئٹر フェイスブック ツイッター
    페이스북 트위터 카카오톡 카카오스토리 微信 微博 朋友圈 फेसबुक ट्विटर व्हाट्सएप
    """
)
_SHARE_WORDS = word_set(
    """
    share this on via to with in new window opens click tweet post like email print save link copy loading more
    telegram_channel pin it reddit e-mail mail sms pdf
    """
)
_HOMES = word_set(
    "home homepage accueil inicio startseite start anasayfa главная الرئيسية ہوم 首页 首頁 ホーム トップ "
    "홈 होम portada خانه"
)


@cache
def exact() -> Mapping[str, tuple[Label, str]]:
    """Whole lines that are page furniture: a phrase, folded, and its label and reason."""
    found: dict[str, tuple[Label, str]] = {}
    own = [*linewords.furniture("whole").items(), *((reason, listed.split(", ")) for reason, listed in _OWN.items())]
    for reason, listed in own:
        found |= {packs.folded(phrase): (_LABELS.get(reason, Label.UI), reason) for phrase in listed}
    kickers = packs.together("kickers")
    heads = _share_heads()
    for key, kind in _KINDS.items():
        if key in {"sources", "reading_time"}:
            continue
        for phrase in packs.together(key):
            if phrase in kickers:
                continue
            label = kind.label
            if label is Label.RELEASE and any(word in phrase for word in _CONTACT):
                found.setdefault(phrase, (Label.END, "end mark"))
                continue
            if key == "share" and any(phrase.startswith(head) for head in heads):
                label = Label.UI
            found.setdefault(phrase, (label, kind.reason))
    found["like this"] = Label.UI, "share row"
    found |= dict.fromkeys(_NETWORKS, (Label.SHARE, "share row"))
    found |= {f"{mark},": (Label.UI, "photo mark") for mark in ("image source", "image caption", "media caption")}
    return found


@cache
def _share_heads() -> frozenset[str]:
    """Each language's word for sharing, the first of its list."""
    return frozenset(packs.folded(pack.words("share")[0]) for pack in packs.packs())


@cache
def openings() -> Mapping[str, tuple[tuple[str, Kind], ...]]:
    """Phrases that begin a line of furniture, longest first, under their first two characters."""
    kinds: dict[str, Kind] = {}
    for reason, listed in linewords.furniture("begins").items():
        kind = Kind(_LABELS.get(reason, Label.UI), reason, open=300 if reason in _LONGER else 160)
        kinds |= {packs.folded(phrase): kind for phrase in listed}
    kinds |= _SINGLE
    heads = _share_heads()
    for key, kind in _KINDS.items():
        for phrase in packs.together(key):
            if phrase in kinds or (key == "share" and phrase not in heads) or phrase == "from":
                continue
            if kind.colon:
                kinds[phrase] = kind
            elif key in _LONG_PHRASES and (phrase.count(" ") > 1 or (len(phrase) > 5 and phrase[0] > "\u2fff")):
                kinds[phrase] = Kind(kind.label, kind.reason, open=160)
    found: defaultdict[str, list[tuple[str, Kind]]] = defaultdict(list)
    for phrase in packs.longest_first(kinds):
        found[phrase[:2]].append((phrase, kinds[phrase]))
    return {start: tuple(listed) for start, listed in found.items()}


@cache
def endings() -> Mapping[str, tuple[tuple[str, tuple[Label, str]], ...]]:
    """Phrases that end a line of furniture, longest first, under their last two characters."""
    kinds = {
        phrase.casefold(): (_LABELS.get(reason, Label.UI), reason)
        for reason, listed in linewords.furniture("ends").items()
        for phrase in listed
    }
    found: defaultdict[str, list[tuple[str, tuple[Label, str]]]] = defaultdict(list)
    for phrase in packs.longest_first(kinds):
        found[phrase[-2:]].append((phrase, kinds[phrase]))
    return {end: tuple(listed) for end, listed in found.items()}


@cache
def tongues() -> frozenset[str]:
    """What languages are called in the rows where a reader chooses one."""
    return frozenset(packs.folded(name) for listed in linewords.furniture("rows").values() for name in listed)


@cache
def counted() -> Mapping[str, tuple[Label, str]]:
    """What numbers count on a page: comments, views, shares, minutes of reading."""
    found: dict[str, tuple[Label, str]] = {}
    for key, reason in (
        ("comments", "comments"),
        ("views", "counter"),
        ("reading_time", "counter"),
        ("share", "share row"),
    ):
        found |= {phrase: (Label.COUNTER, reason) for phrase in packs.together(key) if phrase not in found}
    return found


@cache
def labels() -> frozenset[str]:
    """Names of fields that stand before a colon with nothing after it."""
    keys = ("by", "in", "tags", "sources", "published", "updated")
    return frozenset(phrase for key in keys for phrase in packs.together(key))


@cache
def galleries() -> frozenset[str]:
    """Words for a page or picture before its number."""
    return frozenset(packs.together("pages")) | {"image", "photo", "picture"}


@cache
def shares() -> Mapping[str, bool]:
    """Words of share buttons; True for those that tell: networks, and each language's word for sharing."""
    words = dict.fromkeys(_SHARE_WORDS, False)
    for pack in packs.packs():
        for number, phrase in enumerate(pack.words("share")):
            for word in packs.folded(phrase).split():
                words[word] = words.get(word, False) or number == 0
    return words | dict.fromkeys(_NETWORKS - {"x", "line"}, True)


@cache
def menu() -> frozenset[str]:
    """Single words of menus: sections, kinds of story, navigation."""
    listed = [*packs.together("kickers"), *packs.together("navigation"), *_HOMES]
    return frozenset(phrase for phrase in listed if " " not in phrase)


@cache
def homes() -> frozenset[str]:
    """Names of the front page, first in a path to a page."""
    return frozenset(packs.folded(home) for home in _HOMES) | frozenset(packs.together("navigation"))


def rights() -> tuple[str, ...]:
    """Phrases of notices of rights that tell wherever they stand in a short line."""
    return tuple(phrase for phrase in packs.together("copyright") if phrase.count(" ") > 1 or phrase[0] > "\u2fff")


@cache
def cookies() -> tuple[tuple[str, ...], ...]:
    """For each language the phrases of cookie notices, of two words at least."""
    return tuple(
        tuple(phrase for phrase in map(str.casefold, pack.words("cookies")) if " " in phrase or phrase[0] > "\u2fff")
        for pack in packs.packs()
    )
