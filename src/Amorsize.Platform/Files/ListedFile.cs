namespace Amorsize.Platform.Files;

/// <summary>A file or directory in the listing of a directory.</summary>
/// <param name="Name">The name without the path of the directory.</param>
/// <param name="IsDirectory">True for a directory, false for a file.</param>
/// <param name="LastWrite">Time of the last change of its content, by the file system's clock.</param>
internal readonly record struct ListedFile(string Name, bool IsDirectory, DateTimeOffset LastWrite);
