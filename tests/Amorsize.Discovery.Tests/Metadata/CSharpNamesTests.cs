namespace Amorsize.Discovery.Tests.Metadata;

/// <summary>Messages name a method as C# writes it.</summary>
[TestClass]
public sealed class CSharpNamesTests
{
    [TestMethod]
    [DataRow("static class C { [Workload] static void Gen<T>(T item) { } }", "C.Gen<T>(T)")]
    [DataRow("class C<TKey> { [Workload] void M<T>(Dictionary<TKey, T[]> items) { } }", "C<TKey>.M<T>(Dictionary<TKey, T[]>)")]
    [DataRow("namespace N.O { class C { class D { [Workload] void M(int i, string s, object o, double d) { } } } }", "N.O.C.D.M(int, string, object, double)")]
    [DataRow("class C { [Workload] void M(int? i, ref bool b, (int, string) pair, decimal money, long[][,] grid) { } }", "C.M(int?, ref bool, (int, string), decimal, long[][,])")]
    [DataRow("class C { [Workload] void M(short a, long b, ushort c, uint d, ulong e, nuint f, float g) { } }", "C.M(short, long, ushort, uint, ulong, nuint, float)")]
    [DataRow("class C { [Workload] Task M(List<TimeSpan> list, CancellationToken ct, nint pointer) => null; }", "C.M(List<TimeSpan>, CancellationToken, nint)")]
    [DataRow("class O<T> { class I<U> { [Workload] void M(U u) { } } }", "O<T>.I<U>.M(U)")]
    [DataRow("class O<T> { class I { [Workload] void M(T t) { } } }", "O<T>.I.M(T)")]
    [DataRow("class C { void Outer() { [Workload] static void Local(int i) { } Local(1); } }", "C.Local(int)")]
    public void Scan_Method_IsWrittenAsInCSharp(string source, string method) =>
        Assert.AreEqual(method, Compiled.Scan(source, Microsoft.CodeAnalysis.OptimizationLevel.Release).Single().Method);
}
