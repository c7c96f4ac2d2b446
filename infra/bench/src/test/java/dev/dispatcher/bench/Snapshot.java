package dev.dispatcher.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What would lie in a snapshot of this object: everything of ours that can be reached from it, statics included.
record Snapshot(Object root) {

    /// Of those ids that are made by chance or by the time. Others were written by hand, or derived.
    private static final Set<Integer> MADE = Set.of(1, 4, 6, 7);

    private record Found(String path, Object value) {}

    /// What every sandbox restored from it would share, and must not: ids, moments, seeds, clocks that stand still.
    List<String> uniqueThings() {
        var unique = new ArrayList<String>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Found> open = new ArrayDeque<>(List.of(new Found(root.getClass().getSimpleName(), root)));
        while (!open.isEmpty()) {
            var here = open.poll();
            if (!seen.add(here.value())) continue;
            if (isUnique(here.value())) unique.add(here.path() + " = " + here.value());
            else open.addAll(inside(here));
        }
        return unique;
    }

    private static boolean isUnique(Object value) {
        return switch (value) {
            case UUID id -> MADE.contains(id.version());
            case Instant moment -> !moment.equals(Instant.MIN) && !moment.equals(Instant.EPOCH);
            case java.security.SecureRandom _ -> false; // asks the machine each time
            case RandomGenerator _ -> true;
            case Clock clock -> !clock.equals(Clock.systemUTC());
            default -> false;
        };
    }

    private static List<Found> inside(Found here) {
        var found = new ArrayList<Found>();
        switch (here.value()) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    add(found, here.path() + ".key", key);
                    add(found, here.path() + "[" + key + "]", value);
                });
            case Collection<?> many -> many.forEach(one -> add(found, here.path() + "[]", one));
            case Object[] many -> {
                for (var one : many) add(found, here.path() + "[]", one);
            }
            default -> fields(here, found);
        }
        return found;
    }

    private static void fields(Found here, List<Found> found) {
        for (Class<?> type = here.value().getClass(); isOurs(type); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive()) add(found, here.path() + "." + field.getName(), value(field, here));
            }
        }
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith("dev.dispatcher.");
    }

    private static @Nullable Object value(Field field, Found here) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : here.value());
        } catch (IllegalAccessException | RuntimeException _) {
            return null;
        }
    }

    private static void add(List<Found> found, String path, @Nullable Object value) {
        if (value != null) found.add(new Found(path, value));
    }
}
