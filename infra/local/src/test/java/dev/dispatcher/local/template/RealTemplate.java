package dev.dispatcher.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The template that is deployed, and copies of it with a fault planted.
final class RealTemplate {

    static final Path ROOT = Path.of(System.getProperty("root", "../.."));

    private RealTemplate() {}

    static TemplateFile asItIs() {
        return TemplateFile.read(ROOT.resolve("template.yaml"));
    }

    /// Every occurrence of `sound` becomes `faulty`; a text that does not occur would plant nothing.
    static TemplateFile with(String sound, String faulty) {
        return TemplateFile.parse("template.yaml", edited(sound, faulty));
    }

    private static String edited(String sound, String faulty) {
        try {
            var text = Files.readString(ROOT.resolve("template.yaml"));
            if (!text.contains(sound)) throw new IllegalArgumentException("not in template.yaml: " + sound);
            return text.replace(sound, faulty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
