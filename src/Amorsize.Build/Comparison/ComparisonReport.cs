namespace Amorsize.Build.Comparison;

/// <summary>A comparison of plans as the command-line tool shows it, as a table or as JSON.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Holds">Whether the stored choice still holds; null where nothing is stored, or too few rounds ran to tell.</param>
/// <param name="Sentence">The judgement in a sentence.</param>
/// <param name="UnderLoad">The load beside which the plans ran, as a clause; null on a quiet machine.</param>
/// <param name="Plans">The plans, the fastest first. Those that did not run come last.</param>
internal sealed record ComparisonReport(string Workload, bool? Holds, string Sentence, string? UnderLoad, IReadOnlyList<ComparedPlan> Plans);
