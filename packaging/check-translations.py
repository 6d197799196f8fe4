# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT
"""check-translations.py FILE.ts...: fails if a text is not finished, or names other places than its source."""
import re
import sys
import xml.etree.ElementTree as tree


def places(text):
    return sorted(set(re.findall(r"%L?[0-9]|%L?n", text.replace("%Ln", "%n"))))


faults = 0
for path in sys.argv[1:]:
    count = 0
    for context in tree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            count += 1
            fault = None
            if translation.get("type") == "unfinished" or not all(forms):
                fault = "not finished"
            elif any(set(places(form)) - set(places(source)) for form in forms):
                fault = "places that the source does not have"
            elif message.get("numerus") != "yes" and any(places(form) != places(source) for form in forms):
                fault = "other places"
            if fault:
                faults += 1
                print(f"{path}: {context.findtext('name')}: {fault}: {source!r}")
    print(f"{path}: {count} texts")
sys.exit(1 if faults else 0)
