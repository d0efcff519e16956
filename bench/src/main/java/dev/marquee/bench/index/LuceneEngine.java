package dev.marquee.bench.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's HNSW: one segment on a mapped folder, searched by {@code KnnFloatVectorQuery} as its users do. A document's
 * number is its ordinal. What a search may track beyond k is the k of that query.
 */
final class LuceneEngine implements Engine {
    static final String NAME = "Lucene HNSW";

    private static final String VECTOR = "vector";
    private static final String SHARE = "share";
    private static final double BUFFER_MEGABYTES = 1_800;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private LuceneEngine(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /**
     * Builds the index with the calling thread.
     *
     * @param shares that searches will be limited to
     * @param folder empty
     */
    static LuceneEngine build(VectorSet set, List<Share> shares, Graph graph, Path folder) throws IOException {
        Directory directory = MMapDirectory.open(Files.createDirectories(folder));
        IndexWriterConfig configuration = new IndexWriterConfig()
                .setCodec(codec(graph))
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            VectorSimilarityFunction similarity = set.unitLength()
                    ? VectorSimilarityFunction.DOT_PRODUCT
                    : VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT;
            for (int ordinal = 0; ordinal < set.vectors().size(); ordinal++) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(VECTOR, set.vectors().row(ordinal), similarity));
                for (Share share : shares) {
                    if (share.ordinals().get(ordinal)) {
                        document.add(new StringField(SHARE, share.label(), Field.Store.NO));
                    }
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return new LuceneEngine(directory, DirectoryReader.open(directory));
    }

    private static Lucene104Codec codec(Graph graph) {
        KnnVectorsFormat format = new Lucene99HnswVectorsFormat(graph.m(), graph.efConstruction());
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int[] efforts() {
        return Graph.EFFORTS.clone();
    }

    @Override
    public int[] search(float[] query, int k, int effort, Share accepted) throws IOException {
        TermQuery filter = accepted.isAll() ? null : new TermQuery(new Term(SHARE, accepted.label()));
        ScoreDoc[] found = searcher.search(new KnnFloatVectorQuery(VECTOR, query, effort, filter), k).scoreDocs;
        int[] ordinals = new int[found.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = found[i].doc;
        }
        return ordinals;
    }

    @Override
    public long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
