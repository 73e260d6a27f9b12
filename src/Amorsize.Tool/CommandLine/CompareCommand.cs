using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amorsize.Build.Comparison;
using Amorsize.Measurement.Loops;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Status;
using Amorsize.Tool.Tuning;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize compare NAME</c>: races the stored choice, the reference plans and the user's own plans now, and stores nothing.</summary>
internal static class CompareCommand
{
    /// <summary>The metadata of the target's items that has the comparison.</summary>
    public const string Metadata = "Comparison";

    public static Command Create(ToolServices services)
    {
        var command = new Command("compare", "Races the stored choice, the framework default, sequential and your own plans now, and tells whether the choice still holds. Stores nothing.");
        var name = new Argument<string>("NAME") { Description = "The name of the workload." };
        command.Add(name);
        var projects = ProjectOptions.AddTo(command);
        var plans = new Option<string[]>("--plan") { Description = "A plan of your own, such as \"6 workers, chunk 50\" or \"32 in flight\". May be given several times." };
        var budget = BudgetOption.AddTo(command);
        var json = new Option<bool>("--json") { Description = "Prints the times and the judgement as JSON." };
        command.Add(plans);
        command.Add(json);
        plans.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (DefectOf(text) is { } defect)
                    result.AddError(defect);
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (workload, own, asJson) = (parsed.GetRequiredValue(name), parsed.GetValue(plans) ?? [], parsed.GetValue(json));
            var display = new TuningDisplay(services.Output, services.Clock);
            var status = await (asJson ? RunAsync(static _ => { }) : display.ShowAsync(RunAsync)).ConfigureAwait(false);
            Write(services, [.. status.Only(workload).Rows.Where(row => row.Name == workload)], asJson);
            return ErrorView.Write(services.Errors, status.Errors);

            Task<StatusResult> RunAsync(Action<BuildEvent> happened)
            {
                if (ProgramCommand.Means(projects.Path(parsed)))
                    return ProgramCommand.CompareAsync(services, projects.Path(parsed)!, workload, [.. own.Select(PlanText.Parse)], budget.Of(parsed), projects.Properties(parsed), happened, cancellationToken);
                var properties = projects.Properties(parsed);
                properties["_AmorsizeCompared"] = workload;
                properties["_AmorsizePlans"] = string.Join('|', own);
                properties["_AmorsizeComparedFramework"] = projects.Framework(parsed) ?? "";
                if (budget.Of(parsed) is { } time)
                    properties["_AmorsizeComparisonBudget"] = time.ToString("c", CultureInfo.InvariantCulture);
                return new StatusQuery(services.Engine).RunAsync(projects.Projects(parsed, services), properties, projects.Framework(parsed), cancellationToken, TargetNames.Compare, happened);
            }
        });
        return command;
    }

    private static void Write(ToolServices services, IReadOnlyList<WorkloadRow> rows, bool asJson)
    {
        // A comparison without a result has an error instead.
        var compared = rows.Where(row => row.Item[Metadata].Length > 0).ToList();
        if (asJson)
            services.Output.Profile.Out.Writer.WriteLine(ComparisonJson.Of(compared.Select(row => (row, row.Item[Metadata]))));
        else
            compared.ForEach(row => ComparisonView.Write(services.Output, row, JsonSerializer.Deserialize<ComparisonReport>(row.Item[Metadata], JsonSerializerOptions.Web)!));
    }

    private static string? DefectOf(string plan)
    {
        try
        {
            PlanText.Parse(plan);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
