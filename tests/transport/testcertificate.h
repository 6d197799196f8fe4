// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A self-signed certificate for localhost and its key. They protect nothing: they exist so that a TLS server can be refused.

namespace TestCertificate {

inline constexpr char Key[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQTQi9y/g0ZrOwbUe
Bevv7LukObLUNsSC5x2tNbsrzZehRANCAAS2GndtvS2bY72CZ0T/iH9cWaewtgg5
SCZzi5sPJna+4p442KbkgWVBz4bHSZ8yQLYX4xDYB15oH2MwVXB3RkaZ
-----END PRIVATE KEY-----
)";

inline constexpr char Certificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUPjSW38zglXXdtWK4TVtq+edS/IwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEzNDc0MVoYDzIxMjYxMDI5
MTM0NzQxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS2GndtvS2bY72CZ0T/iH9cWaewtgg5SCZzi5sPJna+4p442KbkgWVB
z4bHSZ8yQLYX4xDYB15oH2MwVXB3RkaZo28wbTAdBgNVHQ4EFgQUhfkMn0P4Scpn
A1CkycWFKTlD2BQwHwYDVR0jBBgwFoAUhfkMn0P4ScpnA1CkycWFKTlD2BQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgONn/BJKr0GNIFEG1+M81F33dvylbVY95v/RaSnR+J+ACIQDZ
8uHeTrAcvYlrX7voJtTa8Vqvt6+i6ERuth8mx13WFA==
-----END CERTIFICATE-----
)";

} // namespace TestCertificate
