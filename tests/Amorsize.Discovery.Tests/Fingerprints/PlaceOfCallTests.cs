namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>A line number or a path that the compiler passes to a method must not count.</summary>
[TestClass]
public sealed class PlaceOfCallTests
{
    private const string Program = """
        #assembly Lib
        using System.Runtime.CompilerServices;
        namespace Lib;
        public static class Log
        {
            public static int Line(int x, [CallerLineNumber] int line = 0) => x + line;
            public static int Place(int x, [CallerFilePath] string path = "", [CallerLineNumber] int line = 0, [CallerMemberName] string member = "") => x + path.Length + line + member.Length;
        }
        public class Base([CallerLineNumber] int line = 0) { public int At => line; }
        #assembly App
        using Lib; /*lines*/
        public static class C
        {
            [Workload] public static int M(TunedSettings s)
            {
                var sum = 0;
                for (var i = 0; i < 100; i++)
                {
                    try
                    {
                        sum += i % 3 == 0 ? Log.Line(i) : Log.Place(i) + 1;
                        switch (sum) { case 1: sum += 2; break; case 2: sum += 3; break; case 3: sum += Log.Line(4); break; case 4: sum += 5; break; }
                    }
                    catch (InvalidOperationException) when (Log.Line(1) > 0)
                    {
                        sum += new Base().At;
                    }
                }
                return sum;
            }
        }
        """;

    // 200 lines: the instruction that pushes a line number above 127 is longer, so all later offsets move.
    [TestMethod]
    [DataRow(1)]
    [DataRow(200)]
    [DataRow(40_000)]
    public void Fingerprint_CallMovedDown_Stays(int lines) =>
        Assert.AreEqual(CompiledOutput.FingerprintOf(Program), CompiledOutput.FingerprintOf(Program.Replace("/*lines*/", new string('\n', lines))));

    [TestMethod]
    [DataRow("another argument", "Log.Line(4)", "Log.Line(5)")]
    [DataRow("another method", "Log.Line(i)", "Log.Place(i)")]
    [DataRow("a constant beside", "Log.Place(i) + 1", "Log.Place(i) + 2")]
    [DataRow("a case", "case 4: sum += 5", "case 5: sum += 5")]
    [DataRow("which case jumps where", "case 1: sum += 2; break; case 2: sum += 3; break;", "case 2: sum += 2; break; case 1: sum += 3; break;")]
    [DataRow("a condition", "i < 100", "i <= 100")]
    [DataRow("the name of the member", "int M(TunedSettings s)", "int N(TunedSettings s)")]
    [DataRow("what is done with the line", "x + line;", "x - line;")]
    [DataRow("the type that is caught", "InvalidOperationException", "NotSupportedException")]
    public void Fingerprint_CodeBesideThePlaceChanged_Changes(string what, string from, string to)
    {
        Assert.Contains(from, Program);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(Program), CompiledOutput.FingerprintOf(Program.Replace(from, to)), what);
    }
}
