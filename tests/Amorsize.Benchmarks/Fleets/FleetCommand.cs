using System.Globalization;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Fleets;

/// <summary>Simulates a week of a thousand agents that share a remote cache.</summary>
internal static class FleetCommand
{
    private const int Workloads = 10;
    private const int Days = 7;
    private const int DayDown = 2;

    public static void Run(bool quick)
    {
        var classes = MachineClass.Usual;
        var agents = classes.Sum(one => one.Agents);
        var text = $"""
            # A fleet of agents

            There are {agents} agents of {classes.Count} classes: {string.Join(", ", classes.Select(one => $"{one.Agents} with {one.Machine.Processors} processors"))}. Each builds a project of {Workloads} workloads once a day at a random
            time, with an empty obj folder, and may measure and push. Keys, verdicts, entries, requests and the search are the real ones; the workloads, the clock and the network are simulated.
            Without a remote cache each of the {agents * Days} builds would measure all {Workloads} workloads.

            ## Nothing changes

            {Week(edits: false, dayDown: -1)}
            ## One workload is edited each day at noon

            {Week(edits: true, dayDown: -1)}
            ## The server is down on the third day

            A build that cannot reach the server measures and warns once (AMZ4001). It loses the time of a refused connection, or at most 3 s if the server hangs.

            {Week(edits: false, DayDown)}
            """;
        new ResultFiles(quick).WriteText("fleet.md", text);
        Console.Write(text);

        Table Week(bool edits, int dayDown)
        {
            var table = new Table("day", "builds", "builds that measured", "seconds of measuring", "look-ups", "hits", "builds that warned", "requests", "KiB");
            using var fleet = new Fleet(classes, Workloads, edits, dayDown);
            var days = fleet.Run(Days);
            foreach (var (index, day) in days.Index())
                Add(table, (index + 1).ToString(CultureInfo.InvariantCulture), [day]);
            Add(table, "all", days);
            return table;
        }
    }

    private static void Add(Table table, string name, IReadOnlyList<FleetDay> days)
    {
        table.Add(
            name,
            Count(day => day.Builds),
            Count(day => day.Profiling),
            days.Sum(day => day.ProfilingTime.TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
            Count(day => day.LookUps),
            Figures.Percent((double)days.Sum(day => day.Hits) / days.Sum(day => day.LookUps)),
            Count(day => day.Warned),
            Count(day => day.Requests),
            (days.Sum(day => day.Bytes) / 1024).ToString(CultureInfo.InvariantCulture));

        string Count(Func<FleetDay, int> count) => days.Sum(count).ToString(CultureInfo.InvariantCulture);
    }
}
