using System.Globalization;
using Amorsize.Discovery.Outputs;
using Amorsize.Discovery.Workloads;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.CallGraphs;

/// <summary>
/// Random edits of random programs. A fingerprint must change if its workload runs the edited member. It may change more often, because a
/// virtual method of each type that the code makes counts when one of its name is called; that rate is printed. The variable AMORSIZE_CALL_GRAPH_CASES sets the number of cases.
/// </summary>
[TestClass]
public sealed class CallGraphTests(TestContext output)
{
    private const int UsualCases = 1_500;
    private const int WorkloadsOfEach = 25;
    private const int EditsOfEach = 20;

    // A higher rate would mean that the walk includes code that has nothing to do with the workload.
    private const double MaxNeedlessRate = 0.05;

    [TestMethod]
    public void Fingerprint_RandomEditsOfRandomPrograms_ChangesWhereverTheMemberRuns()
    {
        var cases = int.TryParse(Environment.GetEnvironmentVariable("AMORSIZE_CALL_GRAPH_CASES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : UsualCases;
        var (done, run, missed, needless, unstable) = (0, 0, 0, 0, 0);
        for (var seed = 1; done < cases; seed++)
        {
            var random = new Random(seed);
            var program = new CallGraphProgram(random, WorkloadsOfEach);
            using var directory = new TemporaryDirectory();
            var images = Enumerable.Range(0, CallGraphProgram.Assemblies).Aggregate(new List<byte[]>(), (images, assembly) => [.. images, Compile(program, assembly, images)]);
            var before = Fingerprints(directory, images);
            var members = CallGraphProgram.Members.ToArray();
            for (var edit = 0; edit < EditsOfEach; edit++, done += program.Workloads)
            {
                var member = members[random.Next(members.Length)];
                var isUnrelated = edit % 5 == 0;
                if (isUnrelated)
                    program.Extend(member);
                else
                    program.Edit(member);
                var assembly = CallGraphProgram.AssemblyOf(member);
                images[assembly] = Compile(program, assembly, images[..assembly]);
                var after = Fingerprints(directory, images);
                for (var workload = 0; workload < program.Workloads; workload++)
                {
                    var name = workload.ToString(CultureInfo.InvariantCulture);
                    var (changed, runs) = (before[name] != after[name], program.Runs(workload, member));
                    unstable += isUnrelated && changed ? 1 : 0;
                    run += !isUnrelated && runs ? 1 : 0;
                    missed += !isUnrelated && runs && !changed ? 1 : 0;
                    needless += !isUnrelated && !runs && changed ? 1 : 0;
                }
                before = after;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} cases: {run} run the edited member, {missed} missed, {needless} changed needlessly ({(double)needless / done:0.000}), {unstable} changed by an unrelated method"));
        Assert.AreEqual(0, missed);
        Assert.AreEqual(0, unstable);
        Assert.IsGreaterThan(done / 50, run);
        Assert.IsLessThan(MaxNeedlessRate, (double)needless / done);
    }

    private static byte[] Compile(CallGraphProgram program, int assembly, List<byte[]> libraries) =>
        Compiled.Library($"A{assembly}", program.Source(assembly), new Dictionary<string, string>(), [.. libraries]);

    private static Dictionary<string, string> Fingerprints(TemporaryDirectory directory, List<byte[]> images)
    {
        foreach (var (assembly, image) in images.Index())
            directory.Write($"A{assembly}.dll", image);
        var path = directory.At($"A{images.Count - 1}.dll");
        var files = new OutputFiles(new(path, directory.Root, directory.At("A.deps.json"), []));
        return WorkloadScanner.Scan(images[^1], files).ToDictionary(workload => workload.Name, workload => workload.Fingerprint);
    }
}
