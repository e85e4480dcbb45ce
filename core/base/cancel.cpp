// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/cancel.h"

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace storescope {

struct CancelToken::Registration::Entry
{
    // Recursive, so that an action may destroy its own guard.
    std::recursive_mutex mutex;
    std::function<void()> action;
    std::weak_ptr<CancelToken::State> state;

    void run()
    {
        const std::lock_guard lock(mutex);
        if (const auto once = std::exchange(action, nullptr))
            once();
    }
    void drop(const std::shared_ptr<Entry> &self);
};

struct CancelToken::State
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex; // guards waiting; never held while an action runs
    std::vector<std::shared_ptr<Registration::Entry>> waiting;
};

void CancelToken::Registration::Entry::drop(const std::shared_ptr<Entry> &self)
{
    {
        const std::lock_guard lock(mutex); // waits for an action that runs in another thread
        action = nullptr;
    }
    if (const auto owner = state.lock()) {
        const std::lock_guard lock(owner->mutex);
        std::erase(owner->waiting, self);
    }
}

CancelToken::CancelToken() : m_state(std::make_shared<State>()) {}

void CancelToken::cancel() const
{
    std::vector<std::shared_ptr<Registration::Entry>> actions;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->cancelled = true;
        actions.swap(m_state->waiting);
    }
    for (const auto &entry : actions)
        entry->run();
}

bool CancelToken::isCancelled() const
{
    return m_state->cancelled;
}

CancelToken::Registration CancelToken::onCancel(std::function<void()> action) const
{
    Registration registration;
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->cancelled) {
            registration.m_entry = std::make_shared<Registration::Entry>();
            registration.m_entry->action = std::move(action);
            registration.m_entry->state = m_state;
            m_state->waiting.push_back(registration.m_entry);
            return registration;
        }
    }
    action();
    return registration;
}

CancelToken::Registration &CancelToken::Registration::operator=(Registration &&other) noexcept
{
    if (this != &other) {
        const auto old = std::exchange(m_entry, std::move(other.m_entry));
        if (old)
            old->drop(old);
    }
    return *this;
}

CancelToken::Registration::~Registration()
{
    if (const auto entry = std::move(m_entry))
        entry->drop(entry);
}

} // namespace storescope
