package dev.dispatcher.local.planted.garage;

/// Fault: a room that is not on the plan, and a package that does not state its nullness.
final class Car {}
