package dev.dispatcher.standins.telegram.api;

import java.util.List;
import java.util.Map;

/// A method or an object: what it may be given, what it must be given, and of what it takes exactly one.
record Form(Map<String, Type> types, List<String> required, List<String> exactlyOne) {

    Form {
        types = Map.copyOf(types);
        required = List.copyOf(required);
        exactlyOne = List.copyOf(exactlyOne);
    }
}
