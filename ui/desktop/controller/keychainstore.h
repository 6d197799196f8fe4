// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionprofiles.h"

#include <memory>

/// \file
/// The system's keyring.

namespace Inspector {

/// The keyring (Secret Service, KWallet, Keychain, Credential Manager) by QtKeychain; null if the program was built without it. A
/// system without a keyring has one that answers with a problem.
std::unique_ptr<SecretStore> makeKeychainStore();

} // namespace Inspector
