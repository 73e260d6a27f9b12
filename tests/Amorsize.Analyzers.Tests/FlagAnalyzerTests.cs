using Amorsize.Analyzers.Flags;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class FlagAnalyzerTests
{
    [TestMethod]
    [DataRow("[Workload] public static void {|AMZ2004:M|}(int item) { }", "It has no Items")]
    [DataRow("[Workload(Items = {|AMZ2004:\"Nowhere\"|})] public static void M(int item) { }", "declares no property, field or method of that name")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(One)|})] public static void M(int item) { }", "gives no items")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(Taking)|})] public static void M(int item) { }", "takes parameters")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(Generic)|})] public static void M(int item) { }", "is a generic method")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(Nothing)|})] public static void M(int item) { }", "returns nothing")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(OfInstance)|})] public static void M(int item) { }", "is an instance member")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(WriteOnly)|})] public static void M(int item) { }", "without a getter")]
    [DataRow("[Workload(Items = {|AMZ2004:nameof(Words)|})] public static void M(int item) { }", "the method takes int")]
    [DataRow("[Workload({|AMZ2004:\" \"|}, Items = nameof(Items))] public static void M(int item) { }", "name is blank")]
    [DataRow("[Workload(Items = nameof(Items), ItemCount = {|AMZ2004:-1|})] public static void M(int item) { }", "ItemCount is -1")]
    [DataRow("[Workload(Items = nameof(Items), MaxDegreeOfParallelism = {|AMZ2004:-2|})] public static void M(int item) { }", "MaxDegreeOfParallelism is -2")]
    [DataRow("[Workload(Items = nameof(Items))] public static void {|AMZ2004:M|}<T>(T item) { }", "The method is generic")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:void|} M(int item) { }", "async void", "public static async")]
    [DataRow("[Workload(Items = nameof(Items))] public static void {|AMZ2004:M|}() { }", "takes no parameter")]
    [DataRow("[Workload(Items = nameof(Items))] public static void {|AMZ2004:M|}(int one, int other) { }", "takes 2 parameters")]
    [DataRow("[Workload(Items = nameof(Items))] public static void {|AMZ2004:M|}(int item, CancellationToken token) { }", "takes 2 parameters")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M({|AMZ2004:ref int item|}) { }", "by reference")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M({|AMZ2004:Span<int> item|}) { }", "a pointer or ref struct")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:Span<int>|} M(int item) => default;", "cannot receive")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:Lazy<int>|} M(int item) => default;", "returns a Lazy<T>")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:Task<Func<int>>|} M(int item) => default;", "returns a Func<T>")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:IObservable<int>|} M(int item) => default;", "returns an IObservable<T>")]
    [DataRow("[Workload(Items = nameof(Items))] public static {|AMZ2004:System.Collections.Generic.IEnumerator<int>|} M(int item) => default;", "returns an enumerator")]
    [DataRow("[Workload(Items = nameof(Items))] public int {|AMZ2004:M|}(int item) => item;", "no public constructor without parameters")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M(int item) { } [WorkloadSetup] public int {|AMZ2004:Make|}() => 1;", "Its [WorkloadSetup] method Code.Make cannot be called")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M(int item) { } [WorkloadCleanup] public static void {|AMZ2004:End|}(int a, int b) { }", "Its [WorkloadCleanup] method Code.End cannot be called")]
    [DataRow("public static void Outer() { var one = 1; [Workload] void {|AMZ2004:M|}(int item) => one++; }", "uses variables around it")]
    [DataRow("public static Action<int> Lambda = [Workload(Items = nameof(Items))] (int item) {|AMZ2004:=>|} { };", "uses variables around it")]
    [DataRow("[Workload(Items = nameof(Items))] [System.Runtime.InteropServices.DllImport(\"x\")] public static extern int {|AMZ2004:M|}(int item);", "no body")]
    [DataRow("public static void Outer() { [Workload] static void {|AMZ2004:M|}(int item) { } }", "It has no Items")]
    [DataRow("public static void Outer() { [Workload(Items = {|AMZ2004:\"Nowhere\"|})] static void M(int item) { } }", "declares no property, field or method of that name")]
    [DataRow("public static void Outer() { [Workload(Items = {|AMZ2004:nameof(Taking2)|})] static void M(int item) { } static int[] Taking2(int count) => null; }", "takes parameters")]
    [DataRow("public static void Outer<T>() { [Workload(Items = nameof(Items))] static void {|AMZ2004:M|}(int item) { } }", "The method is generic")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Items))] static {|AMZ2004:Lazy<int>|} M(int item) => default; }", "returns a Lazy<T>")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Items))] static void M({|AMZ2004:ref int item|}) { } }", "by reference")]
    public async Task Flag_CannotWork_ErrorPointsToTheToken(string method, string cause, string modifiers = "public static")
    {
        var source = InClass(method.Replace("public static", modifiers, StringComparison.Ordinal));

        await Editor.ReportsAsync<FlagAnalyzer>(source);

        var message = (await Diagnostics.MessagesAsync<FlagAnalyzer>(Editor.WithoutMarks(Editor.WithUsings(source)))).Single();
        Assert.StartsWith("[Workload] on ", message);
        Assert.Contains(cause, message);
    }

    [TestMethod]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(long item) => 0;", "long[]")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(object item) => 0;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item;", "object[]")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item;", "System.Collections.IEnumerable")]
    [DataRow("[Workload(Items = nameof(Items))] public static Task M(int item, CancellationToken token) => Task.CompletedTask;")]
    [DataRow("[Workload(Items = nameof(Items))] public static System.Collections.Generic.IAsyncEnumerable<int> M(int item, CancellationToken token) => default;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item;", "System.Threading.Tasks.Task<int[]>")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item; [WorkloadSetup] public static object Make() => null;")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item; public static class Other { [WorkloadSetup(typeof(Code))] public static object Make() => null; }")]
    [DataRow("[Workload] public static void M(TunedSettings settings) { }")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Numbers))] static void M(int item) { } static int[] Numbers() => null; }")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Numbers))] static void M(int item) { } int[] Numbers() => null; }")]
    [DataRow("public void Outer() { const int One = 1; [Workload(Items = nameof(Items))] int M(int item) => item + One; M(1); }")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Items))] void M(int item) { var one = item; Action add = () => one++; add(); } M(1); }")]
    [DataRow("[Workload(Enabled = false)] public static void M() { }")]
    [DataRow("[Obsolete] public static void M() { }")]
    public Task Flag_Works_IsNotReported(string method, string items = "int[]") =>
        Editor.ReportsAsync<FlagAnalyzer>(InClass(method.Replace("nameof(Items)", items == "int[]" ? "nameof(Items)" : "nameof(Others)", StringComparison.Ordinal), items));

    [TestMethod]
    public Task Flag_ItemsNameOfNothing_IsReportedBesideTheCompilerError() =>
        Editor.ReportsAsync<FlagAnalyzer>(InClass("[Workload(Items = {|AMZ2004:nameof({|CS0103:Nowhere|})|})] public static void M(int item) { }"));

    [TestMethod]
    public Task Flags_SameName_BothAreReported() => Editor.ReportsAsync<FlagAnalyzer>(
        InClass(
            """
            [Workload({|AMZ2004:"twin"|}, Items = nameof(Items))] public static void First(int item) { }
                [Workload({|AMZ2004:"twin"|}, Items = nameof(Items))] public static void Second(int item) { }
            """),
        "[Workload] on Code.First(int) cannot work. Code.Second(int) is a workload named 'twin' as well; give each a name of its own.",
        "[Workload] on Code.Second(int) cannot work. Code.First(int) is a workload named 'twin' as well; give each a name of its own.");

    [TestMethod]
    public Task Flag_OnTestWithRows_NeedsNoItems() => Editor.ReportsAsync<FlagAnalyzer>(
        """
        public class Code
        {
            [Workload, Microsoft.VisualStudio.TestTools.UnitTesting.DataRow(1, 2)]
            public void WithRows(int one, int other) { }

            [Workload, Microsoft.VisualStudio.TestTools.UnitTesting.DataRow(1)]
            public void {|AMZ2004:WithoutParameter|}() { }
        }
        """);

    [TestMethod]
    [DataRow("interface Code", "interface")]
    [DataRow("abstract class Code", "abstract")]
    [DataRow("ref struct Code", "ref struct")]
    [DataRow("class Code<T>", "type is generic")]
    public Task Flag_OnTypeWithoutInstances_IsReported(string type, string cause) => ReportsOnceAsync(
        $$"""
        public {{type}}
        {
            public static int[] Items => new int[1];
            [Workload(Items = nameof(Items))] public int {|AMZ2004:M|}(int item) => item;
        }
        """,
        cause);

    [TestMethod]
    public Task Flag_OnAbstractTypeWithASetup_Works() => Editor.ReportsAsync<FlagAnalyzer>(
        "public abstract class Code { public static int[] Items => null; [Workload(Items = nameof(Items))] public int M(int item) => item; [WorkloadSetup] public static object Make() => null; }");

    // The build checks the static method that the compiler makes of it.
    [TestMethod]
    public Task Flag_MemberOfAnExtensionBlock_IsLeftToTheBuild() => Editor.ReportsAsync<FlagAnalyzer>(
        "public static class Texts { public static string[] All => null; extension(string text) { [Workload(Items = nameof(All))] public int Count() => text.Length; } }");

    [TestMethod]
    [DataRow("[Workload] public static void M(int item) { }")]
    [DataRow("[Workload(Items = \"Nowhere\")] public static void M(int item) { }")]
    [DataRow("[Workload(Items = nameof(WriteOnly))] public static void M(int item) { }")]
    [DataRow("[Workload(\" \", Items = nameof(Items))] public static void M(int item) { }")]
    [DataRow("[Workload(Items = nameof(Items), ItemCount = -1)] public static void M(int item) { }")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M<T>(T item) { }")]
    [DataRow("[Workload(Items = nameof(Items))] public static async void M(int item) { }")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item;")]
    [DataRow("[Workload(Items = nameof(Items))] public static void M(int one, int other) { }")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item;")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Numbers))] static void M(int item) { } static int[] Numbers() => null; }")]
    [DataRow("public static void Outer() { [Workload(Items = \"Numbers\")] static void M(int item) { } }")]
    [DataRow("public static void Outer() { [Workload(Items = nameof(Numbers))] static void M(int item) { } static int[] Numbers(int count) => null; }")]
    [DataRow("public static void Outer<T>() { [Workload(Items = nameof(Items))] static void M(int item) { } }")]
    [DataRow("public static void Outer() { var one = 1; [Workload(Items = nameof(Items))] int M(int item) => item + one; M(1); }")]
    [DataRow("public static void Outer(int one) { [Workload(Items = nameof(Items))] int M(int item) => Inner() + one; int Inner() => 1; M(1); }")]
    [DataRow("public void Outer() { [Workload(Items = nameof(Items))] int M(int item) => item; M(1); }")]
    [DataRow("public void Outer() { [Workload(Items = nameof(Items))] int M(int item) => item + OfInstance.Length; M(1); }")]
    [DataRow("public static Func<int, int> Lambda = [Workload(Items = nameof(Items))] (int item) => item;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadSetup] public int Make() => 1;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadSetup] public static int Make(int size) => 1;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadSetup] public static int Make<T>() => 1;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadSetup] public static async void Make() => await Task.Yield();")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadSetup] public static int Make() => 1; [WorkloadSetup] public static int Other() => 2;")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; public static class Inner<T> { [WorkloadSetup(typeof(Code))] public static int Make() => 1; }")]
    [DataRow("[Workload(Items = nameof(Items))] public static int M(int item) => item; [WorkloadCleanup] public static void End(int one) { }")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item; [WorkloadSetup] public static void Make() { }")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item; [WorkloadSetup] public static Task Make() => Task.CompletedTask;")]
    [DataRow("[Workload(Items = nameof(Items))] public int M(int item) => item; [WorkloadSetup] public static Task<Code> Make() => Task.FromResult(new Code(1));")]
    public async Task Flag_InEditorAndInAssembly_HasTheSameMistake(string method)
    {
        var source = Editor.WithUsings(InClass(method));
        using var assembly = new MemoryStream();
        Assert.IsTrue(Diagnostics.Compile(source).Emit(assembly).Success);
        assembly.Position = 0;

        var mistake = WorkloadScanner.Scan(assembly).Single().Mistake;

        var messages = await Diagnostics.MessagesAsync<FlagAnalyzer>(source);
        Assert.AreSequenceEqual(mistake is null ? [] : [mistake], messages.Select(message => message[(message.IndexOf(" cannot work. ", StringComparison.Ordinal) + " cannot work. ".Length)..^1]));
    }

    [TestMethod]
    [DataRow("[Workload(Items = nameof(Items))] public static partial int M(int item); public static partial int M(int item) => item;")]
    [DataRow("public static partial int M(int item); [Workload(Items = nameof(Items))] public static partial int M(int item) => item;")]
    public Task Flag_OnEitherPartOfAPartialMethod_IsOneWorkload(string method) => Editor.ReportsAsync<FlagAnalyzer>(
        $"public static partial class Code {{ public static int[] Items => new int[1]; {method} }}");

    private static async Task ReportsOnceAsync(string source, string cause)
    {
        await Editor.ReportsAsync<FlagAnalyzer>(source);
        Assert.Contains(cause, (await Diagnostics.MessagesAsync<FlagAnalyzer>(Editor.WithoutMarks(Editor.WithUsings(source)))).Single());
    }

    private static string InClass(string members, string others = "int[]") =>
        $$"""
        public class Code
        {
            public static int[] Items => new int[1];
            public static {{others}} Others => null;
            public static string[] Words => new string[1];
            public static int One => 1;
            public static int[] Taking(int count) => new int[count];
            public static T[] Generic<T>() => null;
            public static void Nothing() { }
            public int[] OfInstance => null;
            public static int[] WriteOnly { set { } }
            public Code(int argument) { }

            {{members}}
        }
        """;
}
