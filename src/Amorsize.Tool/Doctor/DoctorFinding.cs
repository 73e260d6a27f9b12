namespace Amorsize.Tool.Doctor;

/// <summary>One finding of the doctor.</summary>
/// <param name="Kind">How good it is.</param>
/// <param name="Subject">The subject, such as a battery.</param>
/// <param name="Text">The finding and, for a problem, what to do.</param>
internal sealed record DoctorFinding(FindingKind Kind, string Subject, string Text)
{
    public static DoctorFinding Good(string subject, string text) => new(FindingKind.Good, subject, text);

    public static DoctorFinding Note(string subject, string text) => new(FindingKind.Note, subject, text);

    public static DoctorFinding Problem(string subject, string text) => new(FindingKind.Problem, subject, text);
}
