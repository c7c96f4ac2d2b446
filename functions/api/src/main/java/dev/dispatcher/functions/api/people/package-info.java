/// The routes of users and of the news that is fetched. Their names are those of the older service.
@NullMarked
package dev.dispatcher.functions.api.people;

import org.jspecify.annotations.NullMarked;
