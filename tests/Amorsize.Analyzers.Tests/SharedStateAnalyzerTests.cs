using Amorsize.Analyzers.Flags;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class SharedStateAnalyzerTests
{
    [TestMethod]
    [DataRow("{|AMZ6003:Count++|};", "writes to 'Count'")]
    [DataRow("{|AMZ6003:Total += item|};", "writes to 'Total'")]
    [DataRow("{|AMZ6003:Last = item|};", "writes to 'Last'")]
    [DataRow("{|AMZ6003:Found.Add(item)|};", "changes 'Found'")]
    [DataRow("{|AMZ6003:Text.Append(item)|};", "changes 'Text'")]
    [DataRow("_ = {|AMZ6003:Dice.Next()|};", "uses the random numbers of 'Dice'")]
    [DataRow("{|AMZ6003:Counts[item] = 1|};", "changes 'Counts'")]
    [DataRow("{|AMZ6003:Counts[item]++|};", "changes 'Counts'")]
    [DataRow("{|AMZ6003:Found.RemoveRange(0, item)|};", "changes 'Found'")]
    [DataRow("{|AMZ6003:Watched.Add(item)|};", "changes 'Watched'")]
    [DataRow("{|AMZ6003:(Count, _) = (item, 1)|};", "writes to 'Count'")]
    [DataRow("int.TryParse(\"1\", {|AMZ6003:out Count|});", "writes to 'Count'")]
    [DataRow("void Inner() => {|AMZ6003:Count--|}; Inner();", "writes to 'Count'")]
    public async Task Workload_ChangesSharedState_IsReported(string body, string change)
    {
        await Editor.ReportsAsync<SharedStateAnalyzer>(Code(body));

        Assert.Contains($"The workload Code.M(int) {change}, which all its calls share", (await Diagnostics.MessagesAsync<SharedStateAnalyzer>(Editor.WithoutMarks(Editor.WithUsings(Code(body))))).Single());
    }

    [TestMethod]
    public Task LocalFunction_ChangesSharedState_IsReported() => Editor.ReportsAsync<SharedStateAnalyzer>(
        """
        public static class Code
        {
            public static int[] Items => new int[1];
            public static int Count;
            public static void Outer() { [Workload(Items = nameof(Items))] static void M(int item) { {|AMZ6003:Count++|}; } }
        }
        """,
        "The workload Code.M(int) writes to 'Count', which all its calls share; it is called many times and from several threads at once");

    [TestMethod]
    [DataRow("lock (Found) Found.Add(item);")]
    [DataRow("Monitor.Enter(Found); Count++; Monitor.Exit(Found);")]
    [DataRow("Interlocked.Increment(ref Count);")]
    [DataRow("Safe.Enqueue(item);")]
    [DataRow("SafeCounts[item] = 1;")]
    [DataRow("var count = Counts[item];")]
    [DataRow("PerThread++;")]
    [DataRow("Cache ??= new object();")]
    [DataRow("_ = Random.Shared.Next();")]
    [DataRow("var list = new List<int>(); list.Add(item); var sum = 0; sum += item;")]
    [DataRow("Results[item] = item;")]
    public Task Workload_ChangesNothingShared_IsNotReported(string body) => Editor.ReportsAsync<SharedStateAnalyzer>(Code(body));

    [TestMethod]
    public Task Method_NotFlagged_IsNotReported() => Editor.ReportsAsync<SharedStateAnalyzer>(Code("").Replace("{ }", "{ Count++; }", StringComparison.Ordinal).Replace("[Workload(Items = nameof(Items))]", "", StringComparison.Ordinal));

    private static string Code(string body) =>
        $$"""
        public static class Code
        {
            public static int Count;
            public static int Total { get; set; }
            public static int Last;
            public static object Cache;
            public static int[] Results = new int[9];
            public static List<int> Found = new();
            public static System.Text.StringBuilder Text = new();
            public static Random Dice = new();
            public static System.Collections.Concurrent.ConcurrentQueue<int> Safe = new();
            public static Dictionary<int, int> Counts = new();
            public static System.Collections.ObjectModel.ObservableCollection<int> Watched = new();
            public static System.Collections.Concurrent.ConcurrentDictionary<int, int> SafeCounts = new();
            [ThreadStatic] public static int PerThread;
            public static int[] Items => new int[1];
            [Workload(Items = nameof(Items))] public static void M(int item) { {{body}} }
        }
        """;
}
