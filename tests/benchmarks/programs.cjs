// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// Programs of build/release/bin that measure by themselves; `run` calls each as a case. One that is not built is told as skipped.
// Each prints a line of JSON for each figure (other lines are for people):
//   {"case": "open", "what": "opens 1e6 messages", "value": 0.9, "unit": "s", "better": "less", "limit": 1}
// With "reference" and "target" in place of "limit" it is a ratio: {…, "value": 0.9, "reference": 0.09, "target": 0.1}.
"use strict";

exports.programs = [
    // The inspector's engine: open, index, filter, search, tables at N, ingest, memory a message; 1e7 messages with --full.
    { name: "engine", what: "the inspector's engine on a large capture", program: "bench_engine", arguments: ["--json"], full: ["--full"] },
    // The recording proxy: added latency, what a kill loses.
    { name: "proxy", what: "the recording proxy", program: "bench_proxy", arguments: ["--json"], full: ["--full"] },
    // The window: ingest while it follows, frame time, longest stall, start to first frame.
    { name: "window", what: "the inspector's window under load", program: "bench_windowload", arguments: ["--json"], full: ["--full"],
        environment: { QT_QPA_PLATFORM: "offscreen" } },
];
