// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// Runs in the developer tools of the page: lets the page begin, waits for its end, hands the HAR over. A panel is made so that
// the network is recorded from now on.
chrome.devtools.network.onRequestFinished.addListener(() => {});
chrome.devtools.inspectedWindow.eval("location.origin", async (origin) => {
  await fetch(`${origin}/devtools-are-open`, { method: "POST" });
  await fetch(`${origin}/wait-for-page`);
  chrome.devtools.network.getHAR(async (log) => {
    await fetch(`${origin}/har`, { method: "POST", body: JSON.stringify({ log }) });
  });
});
