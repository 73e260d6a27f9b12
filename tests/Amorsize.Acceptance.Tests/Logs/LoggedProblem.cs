namespace Amorsize.Acceptance.Tests.Logs;

/// <summary>A warning or an error of a build.</summary>
internal sealed record LoggedProblem(string Code, string Text, string? File);
