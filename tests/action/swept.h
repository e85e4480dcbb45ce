// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/action/actionfixture.h"

namespace storescope::test {

// Three expired rows that were removed.
struct Swept
{
    explicit Swept(bool withRest = false)
    {
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)",
                     "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 2), ('c', 1, 3)"});
        if (withRest)
            fixture.sql({"INSERT INTO items VALUES('rest', 9000000000000, 1)"});
        const auto store = fixture.open();
        bundle = fixture.apply(store, ActionFixture::preview(store).plan).bundle;
    }
    ActionFixture fixture;
    QString bundle;
};

} // namespace storescope::test
