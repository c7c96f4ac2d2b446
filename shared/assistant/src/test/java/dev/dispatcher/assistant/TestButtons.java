package dev.dispatcher.assistant;

import dev.dispatcher.assistant.control.Buttons;
import dev.dispatcher.assistant.control.Offer;
import dev.dispatcher.database.Sha256;
import java.util.Base64;

/// Buttons that carry a hash of what they stand for.
public final class TestButtons implements Buttons {

    @Override
    public String data(Offer offer) {
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(offer.toString()));
        return "v1:" + hash.substring(0, 22);
    }
}
