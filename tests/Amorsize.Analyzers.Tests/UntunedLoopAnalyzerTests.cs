using Amorsize.Analyzers.Calls;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class UntunedLoopAnalyzerTests
{
    [TestMethod]
    [DataRow("Parallel.For(0, 9, i => Run(i))", "Parallel.For")]
    [DataRow("Parallel.ForEach(All, one => Run(one))", "Parallel.ForEach")]
    [DataRow("await Parallel.ForEachAsync(All, async (one, token) => await RunAsync(one))", "Parallel.ForEachAsync")]
    [DataRow("await Parallel.ForAsync(0, 9, async (one, token) => await RunAsync(one))", "Parallel.ForAsync")]
    [DataRow("All.AsParallel().ForAll(one => Run(one))", "ParallelEnumerable.AsParallel")]
    [DataRow("await Task.WhenAll(All.Select(one => RunAsync(one)))", "Task.WhenAll")]
    [DataRow("await Task.WhenAll(All.Select(RunAsync).ToArray())", "Task.WhenAll")]
    [DataRow("await Task.WhenAll(All.Select(RunAsync).ToList())", "Task.WhenAll")]
    [DataRow("await Task.WhenAll(from one in All select RunAsync(one))", "Task.WhenAll")]
    public async Task Loop_ThatRunsInParallel_IsReported(string loop, string call) => Assert.AreEqual(
        $"{call} runs with settings that were not measured; move its body into a method flagged with [Workload]",
        (await Diagnostics.MessagesAsync<UntunedLoopAnalyzer>(Editor.WithUsings(Code(loop)))).Single());

    [TestMethod]
    [DataRow("TunedSettings.For(\"run\").ForEach(All, one => Run(one))")]
    [DataRow("Parallel.Invoke(() => Run(1), () => Run(2))")]
    [DataRow("await Task.WhenAll(RunAsync(1), RunAsync(2))")]
    [DataRow("await Task.WhenAll(new List<Task>().ToArray())")]
    [DataRow("All.Select(one => one + 1).ToList()")]
    public async Task Code_WithoutSuchALoop_IsNotReported(string code) => Assert.IsEmpty(await Diagnostics.MessagesAsync<UntunedLoopAnalyzer>(Editor.WithUsings(Code(code))));

    private static string Code(string statement) =>
        $$"""
        public static class Code
        {
            public static int[] All => new int[9];
            public static void Run(int one) { }
            public static Task RunAsync(int one) => Task.CompletedTask;
            public static async Task Main() { await Task.Yield(); {{statement}}; }
        }
        """;
}
