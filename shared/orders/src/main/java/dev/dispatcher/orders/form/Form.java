package dev.dispatcher.orders.form;

import java.util.Locale;

/// The two forms an order can have.
public enum Form {
    ORDER,
    CART;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
