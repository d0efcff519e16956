package dev.marquee.core.catalog;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@link MovieMetadata} out of TMDB's details, token by token: a tree of everything that is not needed would cost many
 * times as much for each movie whenever a bundle is loaded. What has another shape than TMDB's is left out. One for each text.
 */
final class MetadataReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final List<String> directors = new ArrayList<>();
    private final List<String> cast = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();
    private String language = "";

    private MetadataReader(JsonParser parser) {
        this.parser = parser;
    }

    /** What may be done with a field of an object, the parser being at the first token of its value. */
    @FunctionalInterface
    private interface Field {
        void read(String name);
    }

    /**
     * Reads one text.
     *
     * @param details one JSON object
     */
    static MovieMetadata read(String details) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), details)) {
            MetadataReader reader = new MetadataReader(parser);
            parser.nextToken();
            reader.object(reader::part);
            return new MovieMetadata(
                    List.copyOf(reader.directors),
                    List.copyOf(reader.cast),
                    List.copyOf(reader.keywords),
                    reader.language);
        }
    }

    private void part(String name) {
        switch (name) {
            case "credits" -> object(this::credits);
            case "keywords" -> object(this::keywords);
            case "original_language" -> language = text();
            default -> parser.skipChildren();
        }
    }

    private void credits(String name) {
        switch (name) {
            case "crew" -> array(this::crewMember);
            case "cast" -> array(this::castMember);
            default -> parser.skipChildren();
        }
    }

    private void keywords(String name) {
        if (name.equals("keywords")) {
            array(() -> keywords.add(named()[0]));
        } else {
            parser.skipChildren();
        }
    }

    private void crewMember() {
        String[] member = named();
        if (member[1].equals("Director")) {
            directors.add(member[0]);
        }
    }

    private void castMember() {
        String name = named()[0];
        if (cast.size() < MovieMetadata.CAST_READ) {
            cast.add(name);
        }
    }

    /** Name and job of an object. */
    private String[] named() {
        String[] found = {"", ""};
        object(name -> {
            switch (name) {
                case "name" -> found[0] = text();
                case "job" -> found[1] = text();
                default -> parser.skipChildren();
            }
        });
        return found;
    }

    /** Each field of the object that begins here; of anything else none. */
    private void object(Field field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Each element of the array that begins here; of anything else none. */
    private void array(Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** The scalar that stands here; an empty text for null and for anything else. */
    private String text() {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            parser.skipChildren();
        }
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : "";
    }
}
