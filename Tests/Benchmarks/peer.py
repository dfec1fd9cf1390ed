"""What Scrapy takes for the least that an auditor does: follow every link of the portal once, and look for each topic,
accents and case folded, in headings and in text. Tuned: 64 requests at once, the lxml tree walked by hand, links
resolved once, robots.txt obeyed, no cookies, no console.

usage: scrapy runspider peer.py -a start=http://127.0.0.1:8080/index.html -a topics=topics.json
"""
import json
import unicodedata
from urllib.parse import urldefrag, urljoin

import scrapy


def folded(text):
    text = text.lower()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Peer(scrapy.Spider):
    name = "peer"
    custom_settings = {
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 64,
        "COOKIES_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "ERROR",
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
    }

    def __init__(self, start, topics, **rest):
        super().__init__(**rest)
        with open(topics, encoding="utf-8") as file:
            self.topics = [folded(entry["topic"]) for entry in json.load(file)]
        self.start_urls = [start]
        self.scope = urljoin(start, "/")
        self.pages, self.found, self.links, self.known = 0, set(), set(), {start, self.scope}

    def parse(self, response):
        self.pages += 1
        root = response.selector.root
        headings = folded("\n".join("".join(e.itertext()) for e in root.iter("title", "h1", "h2", "h3")))
        body = root.find("body")
        text = folded(" ".join(body.itertext())) if body is not None else ""
        self.found.update(topic for topic in self.topics if topic in headings and topic in text)
        for element in root.iter("a"):
            link = element.get("href") or ""
            if link.startswith("/"):
                if link in self.links:
                    continue
                self.links.add(link)
            url = urldefrag(urljoin(response.url, link)).url.split("?utm_")[0]
            if url in self.known or not url.startswith(self.scope) or url.endswith((".csv", ".pdf")):
                continue
            self.known.add(url)
            yield scrapy.Request(url, dont_filter=True)

    def closed(self, reason):
        print(json.dumps({"pages": self.pages, "topics": len(self.found)}))
