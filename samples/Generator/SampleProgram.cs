namespace KobanBot.Generator;

public static class SampleProgram
{
    /// <summary>One station of each area; 491 comes along as the former station of some police boxes.</summary>
    private static readonly string[] SmallStations = ["101", "201", "301", "401", "501"];

    /// <summary>Writes both samples below a folder: the same bytes on every run.</summary>
    public static void Write(string folder)
    {
        var files = new SampleFiles(Prefecture.Build());
        files.Write(Path.Combine(folder, "full"), stations: null);
        files.Write(Path.Combine(folder, "small"), SmallStations);
    }
}
