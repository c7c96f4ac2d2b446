package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.happenings.FileChange;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.subscriptions.EventKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All files of a push. A webhook lists the newest twenty commits, and documentation may have changed in the others.
@Singleton
final class Documents {

    private final Audience audience;
    private final Witnesses witnesses;

    Documents(Audience audience, Witnesses witnesses) {
        this.audience = audience;
        this.witnesses = witnesses;
    }

    /// The same where nothing is missing, where nobody wants to know, and where the forge cannot say.
    DocsChanged whole(Occasion occasion, DocsChanged docs) {
        if (docs.isComplete() || !docs.span().namesBoth()) return docs;
        if (audience.of(occasion, EventKind.DOCS).isEmpty()) return docs;
        return compared(occasion, docs)
                .map(comparison -> new DocsChanged(
                        docs.scene(), docs.branch(), files(comparison), comparison.isWhole(), docs.span(), docs.url()))
                .orElse(docs);
    }

    private Optional<Comparison> compared(Occasion occasion, DocsChanged docs) {
        try {
            return witnesses.compare(occasion.hook(), occasion.scene().project(), docs.span());
        } catch (ForgeFailure failure) {
            if (occasion.isLastAttempt()) return Optional.empty();
            throw failure;
        }
    }

    private static List<FileChange> files(Comparison comparison) {
        var files = new ArrayList<FileChange>();
        for (var path : comparison.added()) files.add(file(path, Change.CREATED));
        for (var path : comparison.changed()) files.add(file(path, Change.UPDATED));
        for (var path : comparison.removed()) files.add(file(path, Change.DELETED));
        return files;
    }

    private static FileChange file(String path, Change change) {
        return new FileChange(Prose.line(path, Prose.LINE_MAX), change);
    }
}
