// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainstore.h"

#ifdef INSPECTOR_HAS_KEYCHAIN
#    include <QtCore/QCoreApplication>
#    include <qt6keychain/keychain.h>
#endif

using namespace Qt::StringLiterals;

namespace Inspector {

#ifdef INSPECTOR_HAS_KEYCHAIN

namespace {

const QString Service = u"org.qtcapnweb.Inspector"_s;

/// Never falls back to a file: that is what QtKeychain calls insecure.
class KeychainStore final : public SecretStore
{
public:
    void read(const QString &key, const Answer &answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(Service);
        start(job, key, [job, answer](const QString &problem, bool isMissing) {
            if (problem.isEmpty() && !isMissing)
                answer(job->textData(), {});
            else
                answer({}, problem);
        });
    }
    void write(const QString &key, const QString &secret, const Done &done) override
    {
        auto *job = new QKeychain::WritePasswordJob(Service);
        job->setTextData(secret);
        start(job, key, [done](const QString &problem, bool) { done(problem); });
    }
    void remove(const QString &key, const Done &done) override
    {
        start(new QKeychain::DeletePasswordJob(Service), key, [done](const QString &problem, bool) { done(problem); });
    }

private:
    template<typename Finished>
    void start(QKeychain::Job *job, const QString &key, Finished finished)
    {
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [finished](QKeychain::Job *done) {
            const bool isMissing = done->error() == QKeychain::EntryNotFound;
            finished(done->error() == QKeychain::NoError || isMissing
                         ? QString()
                         : QCoreApplication::translate("KeychainStore", "The keyring of the system cannot be used: %1")
                               .arg(done->errorString()),
                     isMissing);
        });
        job->start(); // it deletes itself
    }
};

} // namespace

std::unique_ptr<SecretStore> makeKeychainStore() { return std::make_unique<KeychainStore>(); }

#else

std::unique_ptr<SecretStore> makeKeychainStore() { return nullptr; }

#endif

} // namespace Inspector
