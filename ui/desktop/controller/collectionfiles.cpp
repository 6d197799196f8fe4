// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectionfiles.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString keyOf(const QString &path, const QString &environment, const QString &variable)
{
    // Settings have no slashes in keys; and nobody can read from the file what a secret is of.
    const QByteArray all = path.toUtf8() + '\0' + environment.toUtf8() + '\0' + variable.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

template<typename Each>
void forEachSecret(Collection *collection, Each each)
{
    for (Variable &variable : collection->variables) {
        if (variable.secret)
            each(QString(), variable);
    }
    for (Environment &environment : collection->environments) {
        for (Variable &variable : environment.variables) {
            if (variable.secret)
                each(environment.name, variable);
        }
    }
}

} // namespace

CollectionFiles::CollectionFiles(CollectionsModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    // Later: what is found in the file may be a change of its own, which cannot be made within an undo.
    connect(model, &CollectionsModel::contentChanged, this, &CollectionFiles::save, Qt::QueuedConnection);
    connect(model, &CollectionsModel::collectionsChanged, this, [this] {
        QStringList open;
        for (const CollectionId id : m_model->collections())
            open.append(m_model->path(id));
        const QStringList watched = m_watcher.files();
        for (const QString &path : watched) {
            if (!open.contains(path)) {
                m_watcher.removePath(path);
                m_known.remove(path);
            }
        }
        remember();
    });
    connect(model, &CollectionsModel::environmentChanged, this, &CollectionFiles::remember);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &CollectionFiles::look);
    // Who replaces a file (an editor, git) makes the watcher lose it: its folder tells of the new one.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this](const QString &folder) {
        for (const CollectionId id : m_model->collections()) {
            const QString path = m_model->path(id);
            if (QFileInfo(path).absolutePath() == folder)
                look(path);
        }
    });
}

CollectionFiles::~CollectionFiles()
{
    for (const CollectionId id : m_model->collections())
        save(id);
}

std::optional<Collection> CollectionFiles::read(const QString &path, QByteArray *text, QString *error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.errorString();
        return {};
    }
    *text = file.read(LargestCollectionFile + 1);
    if (text->size() > LargestCollectionFile) {
        *error = tr("It is too large for a collection.");
        return {};
    }
    auto collection = parseCollection(*text, error);
    if (collection)
        readSecrets(path, &*collection);
    return collection;
}

bool CollectionFiles::write(const QString &path, const QByteArray &text, QString *error)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        *error = file.errorString();
        return false;
    }
    m_known.insert(path, text);
    m_watcher.addPath(path);
    m_watcher.addPath(QFileInfo(path).absolutePath());
    return true;
}

void CollectionFiles::open(const QStringList &paths)
{
    for (const QString &given : paths) {
        const QString path = QFileInfo(given).absoluteFilePath();
        if (const CollectionId id = m_model->find(path); id != CollectionId::None) {
            Q_EMIT opened(id);
            continue;
        }
        QByteArray text;
        QString error;
        const auto collection = read(path, &text, &error);
        if (!collection) {
            Q_EMIT failed(tr("%1 cannot be opened as a collection: %2").arg(QDir::toNativeSeparators(path), error));
            continue;
        }
        m_known.insert(path, text);
        m_watcher.addPath(path);
        m_watcher.addPath(QFileInfo(path).absolutePath());
        const CollectionId id = m_model->add(*collection, path);
        askForSecrets(id);
        Q_EMIT opened(id);
    }
}

CollectionId CollectionFiles::create(const QString &given, const Collection &collection)
{
    const QString path = QFileInfo(given).absoluteFilePath();
    QString error;
    if (!write(path, toFileText(collection), &error)) {
        Q_EMIT failed(tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), error));
        return CollectionId::None;
    }
    if (const CollectionId id = m_model->find(path); id != CollectionId::None) {
        m_model->setContent(id, collection, tr("Replace Collection"));
        Q_EMIT opened(id);
        return id;
    }
    writeSecrets(path, collection);
    const CollectionId id = m_model->add(collection, path);
    Q_EMIT opened(id);
    return id;
}

void CollectionFiles::saveCopy(CollectionId id, const QString &path)
{
    QString error;
    const Collection *collection = m_model->collection(id);
    QSaveFile file(path);
    if (collection && (!file.open(QIODevice::WriteOnly) || file.write(toFileText(*collection)) < 0 || !file.commit()))
        Q_EMIT failed(tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
}

void CollectionFiles::save(CollectionId id)
{
    const Collection *collection = m_model->collection(id);
    const QString path = m_model->path(id);
    if (!collection || path.isEmpty())
        return;
    writeSecrets(path, *collection);
    const QByteArray wanted = toFileText(*collection);
    if (wanted == m_known.value(path))
        return;
    QString ignored;
    auto same = parseCollection(m_known.value(path), &ignored);
    if (same) {
        readSecrets(path, &*same);
        if (*same == *collection)
            return; // only written in another form, by a person
    }
    QFile present(path);
    if (present.exists()) {
        const bool isKnown = m_known.contains(path) && present.open(QIODevice::ReadOnly)
                             && present.read(LargestCollectionFile + 1) == m_known.value(path);
        present.close();
        if (!isKnown) {
            look(path); // changed by others, and we have not been told yet
            return;
        }
    }
    QString error;
    if (write(path, wanted, &error)) {
        m_model->setProblem(id, {});
        return;
    }
    const QString problem = tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), error);
    m_model->setProblem(id, problem);
    Q_EMIT failed(problem);
}

void CollectionFiles::look(const QString &path)
{
    const CollectionId id = m_model->find(path);
    if (id == CollectionId::None)
        return;
    if (!QFileInfo::exists(path)) {
        // It may be about to be replaced; its folder will tell. What is in the window stays, and the next change writes it.
        m_known.remove(path);
        m_model->setProblem(id, tr("The file is gone."));
        return;
    }
    m_watcher.addPath(path); // again, if it was replaced
    QByteArray text;
    QString error;
    const auto collection = read(path, &text, &error);
    if (text == m_known.value(path) && m_known.contains(path)) {
        m_model->setProblem(id, {});
        return;
    }
    if (!collection) {
        // Such as one with the marks of a merge in it: not ours to overwrite until it can be read again.
        m_model->setProblem(id, tr("The file was changed and cannot be read: %1").arg(error));
        Q_EMIT failed(tr("%1 was changed and cannot be read: %2").arg(QDir::toNativeSeparators(path), error));
        return;
    }
    m_known.insert(path, text);
    m_model->setProblem(id, {});
    m_model->setContent(id, *collection, tr("Change of the File"));
    askForSecrets(id);
    Q_EMIT remarked(tr("%1 was changed by another program, and read again.").arg(QFileInfo(path).fileName()));
}

void CollectionFiles::readSecrets(const QString &path, Collection *collection)
{
    forEachSecret(collection, [&](const QString &environment, Variable &variable) {
        variable.value = m_secrets.value(keyOf(path, environment, variable.name));
    });
}

void CollectionFiles::askForSecrets(CollectionId id)
{
    const Collection *collection = m_model->collection(id);
    if (!collection)
        return;
    Collection copy = *collection;
    forEachSecret(&copy, [&](const QString &environment, const Variable &variable) {
        if (!variable.value.isEmpty())
            return;
        m_secrets.ask(keyOf(m_model->path(id), environment, variable.name), this,
                      [this, id, environment, name = variable.name](const QString &value) {
                          m_model->fillSecret(id, environment, name, value);
                      });
    });
}

void CollectionFiles::writeSecrets(const QString &path, const Collection &collection)
{
    Collection copy = collection;
    forEachSecret(&copy, [&](const QString &environment, const Variable &variable) {
        m_secrets.keep(keyOf(path, environment, variable.name), variable.value);
    });
}

void CollectionFiles::remember() const
{
    if (m_restoring)
        return;
    QSettings settings;
    settings.beginWriteArray("collections"_L1);
    int at = 0;
    for (const CollectionId id : m_model->collections()) {
        settings.setArrayIndex(at++);
        settings.setValue("path"_L1, m_model->path(id));
        settings.setValue("environment"_L1, m_model->environment(id));
    }
    settings.endArray();
    settings.setValue("collections/size"_L1, at);
}

void CollectionFiles::restore()
{
    QSettings settings;
    QList<std::pair<QString, QString>> kept;
    const int count = settings.beginReadArray("collections"_L1);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        kept.append({settings.value("path"_L1).toString(), settings.value("environment"_L1).toString()});
    }
    settings.endArray();
    {
        const QScopedValueRollback restoring(m_restoring, true);
        for (const auto &[path, environment] : std::as_const(kept)) {
            open({path});
            m_model->setEnvironment(m_model->find(path), environment);
        }
    }
    remember();
}

} // namespace Inspector
