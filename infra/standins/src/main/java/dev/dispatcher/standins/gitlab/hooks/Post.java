package dev.dispatcher.standins.gitlab.hooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the mail does to the letters it was given: which arrive, how often, in which order.
@FunctionalInterface
public interface Post {

    List<Letter> carry(List<Letter> letters);

    /// Each once, in order.
    static Post honest() {
        return letters -> letters;
    }

    static Post dropping() {
        return _ -> List.of();
    }

    static Post doubling() {
        return letters ->
                letters.stream().flatMap(letter -> Stream.of(letter, letter)).toList();
    }

    static Post reversing() {
        return List::reversed;
    }

    /// Drops one in four, doubles one in four, and shuffles what is left.
    static Post careless(RandomGenerator random) {
        return letters -> {
            var carried = new ArrayList<Letter>();
            for (var letter : letters) {
                int draw = random.nextInt(4);
                if (draw > 0) carried.add(letter);
                if (draw == 1) carried.add(letter);
            }
            Collections.shuffle(carried, Random.from(random));
            return carried;
        };
    }
}
