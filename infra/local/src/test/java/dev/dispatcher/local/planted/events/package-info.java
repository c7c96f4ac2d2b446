/// Part of the faulty house that PlantedTest judges.
@NullMarked
package dev.dispatcher.local.planted.events;

import org.jspecify.annotations.NullMarked;
