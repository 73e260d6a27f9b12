using Microsoft.Data.Sqlite;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Reads from a database in a file. Each item opens a connection, which comes from a pool.</summary>
internal readonly struct SqliteReading : IComputation<int, long>
{
    private const int Rows = 40_000;
    private const int RowsOfItem = 100;

    private static readonly string path = Path.Combine(Path.GetTempPath(), $"amorsize-benchmark-{Environment.UserName}.db");

    public static KindFacts Facts { get; } = new("sqlite", "400 queries of 100 rows in a database of 40,000, each with a connection of its own: system calls, and locks of the library", Nature.MayBlock);

    // The first process writes the database, and later ones reuse it.
    public static int[] Items
    {
        get
        {
            if (!File.Exists(path))
                Fill();
            return [.. Enumerable.Range(0, Rows / RowsOfItem).Select(item => item * RowsOfItem)];
        }
    }

    [Workload("sqlite", Items = nameof(Items))]
    public static long Run(int item)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "select text from lines where id >= $from and id < $to";
        command.Parameters.AddWithValue("$from", item);
        command.Parameters.AddWithValue("$to", item + RowsOfItem);
        using var reader = command.ExecuteReader();
        var length = 0L;
        while (reader.Read())
            length += reader.GetString(0).Length;
        return length;
    }

    // A process that ends early leaves no half of a database under the final name.
    private static void Fill()
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        using (var connection = Open(unfinished))
        {
            var random = new Random(8);
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = "create table lines (id integer primary key, text text)";
            command.ExecuteNonQuery();
            command.CommandText = "insert into lines values ($id, $text)";
            var (id, text) = (command.Parameters.Add("$id", SqliteType.Integer), command.Parameters.Add("$text", SqliteType.Text));
            for (var row = 0; row < Rows; row++)
            {
                (id.Value, text.Value) = (row, RandomText.Words(random, 10));
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        SqliteConnection.ClearAllPools();
        File.Move(unfinished, path, overwrite: true);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        return connection;
    }
}
