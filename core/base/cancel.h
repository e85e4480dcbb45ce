// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>

namespace storescope {

// Asks running work to stop. Copies share one flag. Any thread may cancel and ask; cancelling twice is
// harmless.
class CancelToken
{
public:
    CancelToken(); // can be cancelled
    void cancel() const;
    bool isCancelled() const;

    // Calls `action` once on cancel, from the cancelling thread (at once when already cancelled), unless the
    // returned guard was destroyed before. Destroying the guard waits for a running action.
    class Registration
    {
    public:
        Registration() = default;
        Registration(Registration &&) noexcept = default;
        Registration &operator=(Registration &&other) noexcept;
        Registration(const Registration &) = delete;
        Registration &operator=(const Registration &) = delete;
        ~Registration();

    private:
        friend class CancelToken;
        struct Entry;
        std::shared_ptr<Entry> m_entry;
    };
    [[nodiscard]] Registration onCancel(std::function<void()> action) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace storescope
