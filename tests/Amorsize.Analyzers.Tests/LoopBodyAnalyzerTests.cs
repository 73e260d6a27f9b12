using Amorsize.Analyzers.Calls;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class LoopBodyAnalyzerTests
{
    private const string Settings = "TunedSettings.For(\"resize\")";

    [TestMethod]
    [DataRow(Settings + ".ForEach(Files, file => Resize(file))")]
    [DataRow(Settings + ".ForEach(Files, Resize)")]
    [DataRow(Settings + ".Map(Files, file => { Resize(file); return 1; })")]
    [DataRow(Settings + ".ForEach(Files, file => Indirect(file))")]
    [DataRow(Settings + ".ForEach(Files, file => new Wrapper().Run(file))")]
    [DataRow(Settings + ".ForEach(Files, file => Step.Run(file))")]
    [DataRow(Settings + ".ForEach(Files, file => Scale(file))")]
    [DataRow(Settings + ".ForEach(Files, Body)")]
    [DataRow(Settings + ".ForEach(Files, file => Body(file))")]
    [DataRow("TunedSettings.For(\"job\").ForEach(Files, file => Other(file))")]
    [DataRow("TunedSettings.For(\"unknown\").ForEach(Files, file => Other(file))")]
    [DataRow("new List<string>().ForEach(file => Other(file))")]
    public Task Loop_MayCallItsWorkload_IsNotReported(string loop) => Editor.ReportsAsync<LoopBodyAnalyzer>(Code(loop));

    [TestMethod]
    [DataRow(Settings + ".ForEach(Files, {|AMZ6002:file => Other(file)|})")]
    [DataRow(Settings + ".ForEach(Files, {|AMZ6002:Other|})")]
    [DataRow(Settings + ".ForEach(Files, {|AMZ6002:file => { }|})")]
    [DataRow(Settings + ".ForEachAsync(Files, {|AMZ6002:async (file, token) => await Task.Delay(1, token)|})")]
    [DataRow("Field.ForEach(Files, {|AMZ6002:file => Other(file)|})")]
    public Task Loop_NeverCallsItsWorkload_IsReported(string loop) => Editor.ReportsAsync<LoopBodyAnalyzer>(
        Code(loop),
        "This loop uses the settings of 'resize' but never calls Code.Resize(string), which was measured; call it, or flag the code that the loop runs");

    [TestMethod]
    public Task Loop_SettingsInLocal_IsReported() =>
        Editor.ReportsAsync<LoopBodyAnalyzer>(Code($"var settings = {Settings}; settings.ForEach(Files, {{|AMZ6002:file => Other(file)|}})"));

    private static string Code(string loop) =>
        $$"""
        public interface IStep { void Run(string file); }
        public class Wrapper : IStep { public virtual void Run(string file) => Code.Resize(file); }
        public static class Code
        {
            private static readonly TunedSettings Field = TunedSettings.For("resize");
            public static Action<string> Body = file => { };
            public static IStep Step = new Wrapper();
            public static string[] Files => new string[1];
            [Workload("resize", Items = nameof(Files))] public static void Resize(string file) => Scale(file);
            public static void Scale(string file) { }
            [Workload("job")] public static void Job(TunedSettings settings) => settings.ForEach(Files, file => Other(file));
            public static void Indirect(string file) => Further(file);
            private static void Further(string file) => Resize(file);
            public static void Other(string file) => Console.WriteLine(file);
            public static void Main() { {{loop}}; }
        }
        """;
}
