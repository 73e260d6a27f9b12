using System.Diagnostics;
using System.Globalization;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class BadWorkloadTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(BadWorkloadTests), Files);
        Directory.CreateDirectory(consumer.At("processes"));
        return (consumer, consumer.Build("", ("PROCESS_NOTES", consumer.At("processes"))));
    });

    // The workload "hangs" starts this program as a child process, which must end too.
    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AmorsizeTimeBudget>00:00:00.200</AmorsizeTimeBudget>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.cs
        Note.Process("child");
        Thread.Sleep(Timeout.Infinite);
        #file Note.cs
        public static class Note
        {
            public static void Process(string workload) =>
                File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("PROCESS_NOTES")!, workload), Environment.ProcessId.ToString());
        }
        #file Bad.cs
        using System.Diagnostics;
        using Amorsize;
        public static class Bad
        {
            private static bool hasChild;
            private static bool isNoted;

            public static int[] Numbers => [.. Enumerable.Range(1, 20)];

            public static int[] Broken => throw new InvalidOperationException("broken items");

            [Workload("throws", Items = nameof(Numbers))]
            public static void Throws(int number)
            {
                Note.Process("throws");
                throw new InvalidOperationException("broken on purpose");
            }

            [Workload("items throw", Items = nameof(Broken))]
            public static void ItemsThrow(int number) { }

            public static int[] Exiting
            {
                get
                {
                    Environment.Exit(3);
                    return [];
                }
            }

            [Workload("items exit", Items = nameof(Exiting))]
            public static void ItemsExit(int number) { }

            [Workload("fails later", Items = nameof(Numbers))]
            public static async Task FailsLater(int number)
            {
                await Task.Delay(1);
                throw new InvalidOperationException("broken later");
            }

            [Workload("hangs", Items = nameof(Numbers))]
            public static void Hangs(int number)
            {
                Note.Process("hangs");
                if (!hasChild)
                    System.Diagnostics.Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(Bad).Assembly.Location]));
                hasChild = true;
                Thread.Sleep(Timeout.Infinite);
            }

            [Workload("overflows", Items = nameof(Numbers))]
            public static int Overflows(int number)
            {
                if (!isNoted)
                    Note.Process("overflows");
                isNoted = true;
                return Overflows(number + 1) + Overflows(number + 2);
            }

            [Workload("exits", Items = nameof(Numbers))]
            public static void Exits(int number)
            {
                Note.Process("exits");
                Environment.Exit(0);
            }

            [Workload("fails fast", Items = nameof(Numbers))]
            public static void FailsFast(int number)
            {
                Note.Process("fails fast");
                Environment.FailFast("on purpose");
            }

            // A string of this length is over the limit of .NET, so it fails at once on every machine.
            [Workload("eats memory", Items = nameof(Numbers))]
            public static void EatsMemory(int number)
            {
                Note.Process("eats memory");
                GC.KeepAlive(new string('x', int.MaxValue));
            }

            [Workload("good", Items = nameof(Numbers))]
            public static int Good(int number) => number * number;
        }
        """;

    [TestMethod]
    [DataRow("throws", "AMZ2001", "InvalidOperationException: broken on purpose")]
    [DataRow("items throw", "AMZ2001", "the items member 'Broken' threw InvalidOperationException: broken items (at Bad.get_Broken()")]
    [DataRow("items exit", "AMZ2003", "gave no result: the items member 'Exiting' ended its process with exit code 3")]
    [DataRow("fails later", "AMZ2001", "InvalidOperationException: broken later")]
    [DataRow("hangs", "AMZ2002", "it did not end within")]
    [DataRow("overflows", "AMZ2003", "its process ended with exit code")]
    [DataRow("exits", "AMZ2003", "its process ended with exit code 0")]
    [DataRow("fails fast", "AMZ2003", "its process ended with exit code")]
    [DataRow("eats memory", "AMZ2005", "ran out of memory")]
    public void Workload_FailsWhenProfiled_CostsOneWarningAndRunsWithTheDefault(string workload, string code, string cause)
    {
        var (consumer, log) = Built.Value;
        var warnings = log.Warnings.Where(warning => warning.Text.Contains($"'{workload}'", StringComparison.Ordinal)).ToList();

        Assert.HasCount(1, warnings, log.ToString());
        Assert.AreEqual(code, warnings[0].Code);
        Assert.Contains(cause, warnings[0].Text);
        Assert.AreEqual(consumer.At("Bad.cs"), warnings[0].File);
        Assert.EndsWith("#" + code.ToLowerInvariant(), log.HelpLinks(code).Single());
        Assert.AreEqual("Failed", consumer.Settings().Source(workload));
        Assert.AreEqual("Threads", consumer.Settings().Execution(workload));
        Assert.AreEqual(Environment.ProcessorCount, consumer.Settings().Workers(workload));
        Assert.Contains(cause, consumer.Settings().Reason(workload));
    }

    [TestMethod]
    [DataRow("overflows", "Stack overflow")]
    [DataRow("fails fast", "on purpose")]
    public void Workload_CrashesItsProcess_WarningQuotesTheRuntime(string workload, string words) =>
        Assert.Contains(words, Built.Value.Log.Warnings.Single(warning => warning.Text.Contains($"'{workload}'", StringComparison.Ordinal)).Text);

    [TestMethod]
    public void Workload_BesideBadOnes_IsMeasured()
    {
        Assert.Contains("good", Built.Value.Log.Measured);
        Assert.AreEqual("Profiled", Built.Value.Consumer.Settings().Source("good"));
    }

    [TestMethod]
    public void SecondBuild_AfterFailures_MeasuresNothingAndRepeatsTheReasons()
    {
        var consumer = CopyOf(Built.Value.Consumer);
        var written = File.GetLastWriteTimeUtc(consumer.At(MeasuredProgram.SettingsPath));

        var log = consumer.Build();

        log.MeasuredNothing();
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(consumer.At(MeasuredProgram.SettingsPath)));
        Assert.HasCount(9, log.CodedMessages("AMZ1011"));
        Assert.HasCount(9, log.Warnings);
        Assert.Contains("broken on purpose", log.CodedWarnings("AMZ2001").First(warning => warning.Text.Contains("'throws'", StringComparison.Ordinal)).Text);
        Assert.HasCount(9, consumer.Build("-p:AmorsizeCI=true").CodedWarnings("AMZ1011"));
        Assert.AreEqual("Failed", consumer.Settings().Source("hangs"));
    }

    [TestMethod]
    public void Build_WithBadWorkloads_LeavesNoProcessBehind()
    {
        var notes = Folder.Files(Built.Value.Consumer.At("processes"));

        Assert.AreSequenceEqual(["child", "eats memory", "exits", "fails fast", "hangs", "overflows", "throws"], notes);
        foreach (var note in notes)
            Assert.IsFalse(IsRunning(Built.Value.Consumer.At("processes/" + note)), note);
    }

    private static bool IsRunning(string note)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(note), CultureInfo.InvariantCulture));
            // A zombie process has an id but no memory. A reused id belongs to a process that started after the note was written.
            return process.WorkingSet64 > 0 && process.StartTime <= File.GetLastWriteTime(note);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
