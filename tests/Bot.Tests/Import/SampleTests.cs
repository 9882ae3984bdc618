using System.Runtime.CompilerServices;
using KobanBot.Bot.Import;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Generator;

namespace KobanBot.Bot.Tests.Import;

public sealed class SampleTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_generator_writes_the_bytes_that_are_committed()
    {
        var folder = Directory.CreateTempSubdirectory("koban-samples-").FullName;
        try
        {
            SampleProgram.Write(folder);

            foreach (var sample in (string[])["small", "full"])
            {
                var (written, committed) = (Path.Combine(folder, sample), Path.Combine(Samples(), sample));
                Directory.GetFiles(written).Select(Path.GetFileName).Order().ShouldBe(Csv(committed));
                Csv(committed).Where(f => !SameBytes(Path.Combine(written, f!), Path.Combine(committed, f!))).ShouldBeEmpty();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("small", 6, 44)]
    [InlineData("full", 64, 702)]
    public async Task The_samples_have_no_error(string sample, int stations, int councils)
    {
        var problems = new ImportProblems();

        var plan = await ImportPlan.ReadAsync(Path.Combine(Samples(), sample), Today, problems, TestContext.Current.CancellationToken);

        problems.First.ShouldBeEmpty();
        (plan!.Stations.Count, plan.Councils.Count).ShouldBe((stations, councils));
    }

    [Fact]
    public async Task The_council_of_the_lead_persona_is_ready_for_its_meeting()
    {
        var council = Council(await SmallAsync(), "C10101");

        council.Members.Count(m => m.InOfficeOn(Today)).ShouldBe(10);
        var meeting = council.Plans.Single(p => p.Year == new FiscalYear(2026)).Meetings.ShouldHaveSingleItem();
        (meeting.Date, meeting.Topics.Count).ShouldBe((new DateOnly(2026, 11, 20), 2));
        council.Feedback.ShouldNotContain(f => f.IsOpen);
    }

    [Fact]
    [Trait("Rule", "A17")]
    public async Task The_odd_cases_are_in_the_small_sample()
    {
        var plan = await SmallAsync();

        var commissions = plan.Councils.SelectMany(c => c.Members).SelectMany(m => m.Commissions).ToList();
        plan.Councils.Select(c => c.Council.Kind).Distinct().Count().ShouldBe(4);
        commissions.ShouldContain(c => c.Kind == CommissionKind.Replacement);
        commissions.ShouldContain(c => c.Dismissal != null && c.Dismissal.Reason == DismissalReason.Death);
        plan.Councils.ShouldContain(c => c.Members.Count(m => m.InOfficeOn(Today)) == 4);
        plan.Councils.ShouldContain(c => c.Council.Abolished != null);
        plan.Councils.ShouldContain(c => c.Council.LeadOn(Today) == null && c.Council.Abolished == null);
        plan.Councils.ShouldContain(c => c.Council.Stations.Count == 2);
        plan.Councils.ShouldContain(c => c.Feedback.Any(f => f.IsOpen));
        plan.Councils.ShouldContain(c => c.Roster.Where(r => r.Days.Contains(Today)).Count(r => r.Role == Role.OperatingOfficer) == 1);
        plan.Stations.SelectMany(s => s.PoliceBoxes!).ShouldContain(b => b.Kind == PoliceBoxKind.StationBeat);
        plan.Officers.ShouldContain(o => o.On(Today).Count() == 2);
        plan.Councils.SelectMany(c => c.Members).GroupBy(m => m.Id).ShouldContain(g => g.Count() == 2);
        plan.Councils.SelectMany(c => c.Members).ShouldContain(m => m.Name.StartsWith("𠮷岡", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lead", true, "C10101")]
    [InlineData("officer", false, "C10101")]
    [InlineData("chuzaisho", true, "C10105")]
    public async Task A_persona_has_one_council(string key, bool leads, string council)
    {
        var plan = await SmallAsync();
        var persona = Personas().Single(p => p[0] == key);
        var officer = plan.Officers.Single(o => o.UserPrincipalName == persona[2]);

        var councils = Access.CouncilsOf(officer, Today);

        officer.Name.ShouldBe(persona[3]);
        councils.ShouldHaveSingleItem().Id.ShouldBe(new CouncilId(council));
        (Council(plan, council).Council.LeadOn(Today) == officer.Id).ShouldBe(leads);
    }

    [Theory]
    [InlineData("section", Role.CommunityPoliceSection)]
    [InlineData("chief-section", Role.SectionChief)]
    [InlineData("station-chief", Role.StationChief)]
    [InlineData("area", Role.AreaHeadquarters)]
    [InlineData("hq", Role.Headquarters)]
    public async Task A_persona_has_the_role_that_its_key_names(string key, Role role)
    {
        var plan = await SmallAsync();
        var persona = Personas().Single(p => p[0] == key);

        var officer = plan.Officers.Single(o => o.UserPrincipalName == persona[2]);

        officer.On(Today).ShouldHaveSingleItem().Role.ShouldBe(role);
        Guid.TryParse(persona[4], out _).ShouldBeTrue();
    }

    private static async Task<ImportPlan> SmallAsync()
    {
        var problems = new ImportProblems();
        var folder = Path.Combine(Samples(), "small");
        return (await ImportPlan.ReadAsync(folder, Today, problems, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    private static CouncilImport Council(ImportPlan plan, string code) => plan.Councils.Single(c => c.Council.Id.Value == code);

    private static IEnumerable<string[]> Personas() =>
        File.ReadAllLines(Path.Combine(Samples(), "small", "personas.csv")).Skip(1).Select(l => l.Split(','));

    private static IEnumerable<string?> Csv(string folder) =>
        Directory.GetFiles(folder, "*.csv").Select(Path.GetFileName).Where(f => f != ImportFiles.ReportName).Order();

    private static bool SameBytes(string left, string right) => File.ReadAllBytes(left).AsSpan().SequenceEqual(File.ReadAllBytes(right));

    private static string Samples([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples"));
}
