using Amorsize.Analyzers.Flags;

namespace Amorsize.Analyzers.Tests;

/// <summary>Results whose work cannot be measured, as the profiler finds them by reflection.</summary>
[TestClass]
public sealed class ResultRulesTests
{
    [TestMethod]
    [DataRow("Func<CancellationToken, int>", "It returns a delegate without parameters or with a CancellationToken only")]
    [DataRow("Code.Work", "It returns a delegate without parameters")]
    [DataRow("Action[]", "It returns a delegate without parameters")]
    [DataRow("IEnumerable<Lazy<int>>", "It returns a Lazy<T>")]
    [DataRow("Code.Later", "It returns a Lazy<T>")]
    [DataRow("(int, Func<int>)", "It returns a Func<T>")]
    [DataRow("Tuple<int, List<Func<int>>>", "It returns a Func<T>")]
    [DataRow("KeyValuePair<int, Lazy<int>>?", "It returns a Lazy<T>")]
    [DataRow("ValueTask<IAsyncEnumerable<Action>>", "It returns a delegate without parameters")]
    [DataRow("Code.Source", "It returns an IObservable<T>")]
    [DataRow("Code.Cursor", "It returns an enumerator")]
    [DataRow("IAsyncEnumerator<int>", "It returns an enumerator")]
    [DataRow("System.Runtime.CompilerServices.YieldAwaitable", "It returns an awaitable type that is no task")]
    [DataRow("Task<System.Runtime.CompilerServices.ConfiguredTaskAwaitable>", "It returns an awaitable type that is no task")]
    [DataRow("System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable<int>", "It returns an asynchronous sequence that is no IAsyncEnumerable<T>")]
    public async Task Result_WhoseWorkCannotBeMeasured_IsReported(string type, string mistake)
    {
        var source = Code($"{{|AMZ2004:{type}|}}");

        await Editor.ReportsAsync<FlagAnalyzer>(source);

        Assert.Contains(mistake, (await Diagnostics.MessagesAsync<FlagAnalyzer>(Editor.WithoutMarks(Editor.WithUsings(source)))).Single());
    }

    [TestMethod]
    [DataRow("Func<int, int>")]
    [DataRow("Delegate")]
    [DataRow("object")]
    [DataRow("(int, Task<string>)")]
    [DataRow("List<Task>")]
    [DataRow("Task<ValueTask<int>>")]
    [DataRow("System.Threading.Channels.ChannelReader<int>")]
    [DataRow("IGrouping<int, string>")]
    [DataRow("Code.Nested")]
    public Task Result_WhoseWorkIsMeasured_IsNotReported(string type) => Editor.ReportsAsync<FlagAnalyzer>(Code(type));

    private static string Code(string type) =>
        $$"""
        public static class Code
        {
            public delegate int Work();
            public class Later : Lazy<int> { }
            public abstract class Source : IObservable<int> { public abstract IDisposable Subscribe(IObserver<int> observer); }
            public struct Cursor : System.Collections.IEnumerator { public object Current => null; public bool MoveNext() => false; public void Reset() { } }
            public abstract class Nested : IEnumerable<Nested> { public abstract IEnumerator<Nested> GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null; }
            public static int[] Items => new int[1];
            [Workload(Items = nameof(Items))] public static {{type}} M(int item) => default;
        }
        """;
}
