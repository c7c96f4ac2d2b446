package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.util.Optional;

/// Where browsers find us. `publicUrl` is empty when they do not: then personal tokens are the only way in.
public record LinkingConfig(String publicUrl) {

    public static LinkingConfig from(Settings settings) {
        var url = settings.text("PUBLIC_URL").orElse("").replaceFirst("/+$", "");
        if (url.isEmpty() || url.matches("https?://[^\\s/]+(/[^\\s]*)?")) return new LinkingConfig(url);
        throw new Misconfigured("PUBLIC_URL must be a URL such as https://bot.example.com, but is '" + url + "'.");
    }

    /// Where a login button leads.
    public Optional<String> start(Provider provider) {
        return publicUrl.isEmpty() ? Optional.empty() : Optional.of(address(provider, "start"));
    }

    /// Where a forge sends browsers back to.
    public String callback(Provider provider) {
        return address(provider, "callback");
    }

    private String address(Provider provider, String step) {
        return publicUrl + "/oauth/" + provider.word() + "/" + step;
    }
}
