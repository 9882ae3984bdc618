using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Folders stand on each other, and nothing below names what is above.</summary>
public sealed class FolderTests
{
    /// <summary>
    /// The folders of Core, from the ground up. A new folder gets its place here: above all that it names, below all that names it. The
    /// catalogue names the places of every rule, by nameof.
    /// </summary>
    private static readonly string[] FromTheGroundUp =
    [
        FolderGraph.Root,
        "Text",
        "Time",
        "Correspondence",
        "Organisation",
        "Guideline",
        "Facts",
        "Councils",
        "Members",
        "Meetings",
        "Obligations",
        "Reminders",
        "Reforms",
        "Handovers",
        "Summaries",
        "Forms",
        "Search",
        "Catalogue",
    ];

    private static readonly Lazy<IReadOnlySet<TypeUse>> Core = new(() => TypeUses.Of(typeof(Council).Assembly.Location));

    private static readonly Lazy<IReadOnlySet<TypeUse>> Bot = new(() => TypeUses.Of(typeof(FlowTable).Assembly.Location));

    [Fact]
    public void The_folders_of_Core_have_no_circle()
    {
        var graph = new FolderGraph(Core.Value, "KobanBot.Core");
        graph.Edges.Count.ShouldBeGreaterThan(30);

        graph.Circles.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_of_Core_names_only_what_stands_below_it()
    {
        var graph = new FolderGraph(Core.Value, "KobanBot.Core");
        graph.Folders.Except(FromTheGroundUp).ShouldBeEmpty();

        graph.Edges.ShouldAllBe(e => Array.IndexOf(FromTheGroundUp, e.To) < Array.IndexOf(FromTheGroundUp, e.From));
    }

    /// <summary>The lists of <see cref="KnownCircles"/> only ever get shorter: a new step fails, and so does one that is listed and gone.</summary>
    [Theory]
    [InlineData("KobanBot.Bot")]
    [InlineData("KobanBot.Bot.Features")]
    public void The_folders_of_Bot_have_no_circle_that_is_not_listed(string root)
    {
        var graph = new FolderGraph(Bot.Value, root);
        graph.Edges.Count.ShouldBeGreaterThan(10);
        var listed = KnownCircles.Below(root);

        graph.Circles.Where(c => !listed.Any(l => c.StartsWith(l + " →", StringComparison.Ordinal))).ShouldBeEmpty();
        listed.Except(graph.StepsInCircles).ShouldBeEmpty("No longer in a circle: take it from the list.");
    }

    /// <summary>The positive control: a circle over three folders is reported from each of them, with the types that make the step.</summary>
    [Fact]
    public void A_circle_is_reported_with_its_reason()
    {
        var graph = new FolderGraph(
            [
                new("R.Cellar.Pipe", "R.Attic.Tank"),
                new("R.Attic.Tank", "R.Attic.Lid"),
                new("R.Attic.Tank", "R.Hall.Tap"),
                new("R.Hall.Deep.Tap", "R.Cellar.Pipe"),
                new("R.Hall.Tap", "R.Ground"),
                new("Elsewhere.Tap", "R.Hall.Tap"),
            ],
            "R"
        );

        graph.Circles.ShouldBe([
            "Attic → Hall → Cellar → Attic, for R.Attic.Tank names R.Hall.Tap",
            "Cellar → Attic → Hall → Cellar, for R.Cellar.Pipe names R.Attic.Tank",
            "Hall → Cellar → Attic → Hall, for R.Hall.Deep.Tap names R.Cellar.Pipe",
        ]);
        graph.StepsInCircles.ShouldBe(["Attic → Hall", "Cellar → Attic", "Hall → Cellar"], ignoreOrder: true);
        graph.Folders.ShouldBe(["Attic", "Cellar", "Hall", FolderGraph.Root], ignoreOrder: true);
    }

    /// <summary>The positive control of the reading: what stands in a signature, in a body alone, and in a lambda is seen.</summary>
    [Fact]
    public void What_a_type_names_is_read_from_the_compiled_code()
    {
        Core.Value.ShouldContain(new TypeUse("KobanBot.Core.Facts.CouncilFacts", "KobanBot.Core.Guideline.GuidelineSettings"));
        Core.Value.ShouldContain(new TypeUse("KobanBot.Core.Time.Written", "KobanBot.Core.Text.Width"));
        Core.Value.ShouldContain(new TypeUse("KobanBot.Core.Meetings.AttendanceReview", "KobanBot.Core.Councils.LeadReview"));
    }
}
