using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.Engines;

/// <summary>Compares the ways to write a loop, in a process of its own.</summary>
internal static class MeasureGroupCommand
{
    public const string Name = "measure-group";

    private const int MinRounds = 5;

    public static IReadOnlyList<MeasuredCase> Ask(EngineGroup group, TimeSpan budget) =>
        OwnProcess.Ask<MeasureGroupRequest, IReadOnlyList<MeasuredCase>>(Name, new(group.Title, budget));

    public static void Run() => OwnProcess.Answer<MeasureGroupRequest, IReadOnlyList<MeasuredCase>>(Measure);

    private static List<MeasuredCase> Measure(MeasureGroupRequest request)
    {
        var group = EngineGroups.All.Single(group => group.Title == request.Title);
        var samples = new Rounds([.. group.Cases.Select(one => new Pass(() => one.Run(group.Items), group.Items))]).Run(request.Budget, MinRounds);
        return
        [
            .. group.Cases.Zip(samples, (one, sample) => new MeasuredCase(
                sample,
                AllocatedBytes.Of(() => one.Run(group.FewItems)),
                AllocatedBytes.Of(() => one.Run(group.Items)))),
        ];
    }
}
