using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Tests.Forms;

/// <summary>Templates of one's own: versions, the day from which they are used, and their end.</summary>
public sealed class OwnTemplatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly OfficerId By = new("9000009");

    private static readonly OfficeFacts Empty = new()
    {
        Directory = new OfficeDirectory("HQ", OfficeKind.Headquarters, Area: null, [], [], []),
    };

    [Fact]
    public void Versions_count_over_the_form()
    {
        var facts = With(Template(1), Template(2) with { Withdrawn = Today }, Template(5) with { Form = "MemberRoster" });

        Accepted(new AddTemplate(FormKind.CommissionLetter, "new", "委嘱状.docx").Decide(facts, By, DateTimeOffset.UnixEpoch))
            .ShouldBe(
                new OwnTemplate
                {
                    Form = "CommissionLetter",
                    Version = 3,
                    Digest = "new",
                    File = "委嘱状.docx",
                    By = By,
                    At = DateTimeOffset.UnixEpoch,
                }
            );
    }

    [Fact]
    public void The_same_file_is_no_further_version_unless_it_was_withdrawn()
    {
        var add = new AddTemplate(FormKind.CommissionLetter, "d1", "委嘱状.docx");

        Refused(add.Decide(With(Template(1)), By, default)).ShouldBe(new Refusal("template.same", "1").Code);
        Accepted(add.Decide(With(Template(1) with { Withdrawn = Today }), By, default)).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-11-23", "template.past-day")]
    [InlineData("2026-11-24", null)]
    [InlineData("2027-04-01", null)]
    public void A_version_is_used_from_today_on_at_the_earliest(string day, string? refusal)
    {
        var outcome = new UseTemplate(FormKind.CommissionLetter, 1, DateOnly.Parse(day)).Decide(With(Template(1)), Today);

        outcome.Match<string?>(_ => null, r => r.Code).ShouldBe(refusal);
        outcome.Match<DateOnly?>(t => t.From, _ => null).ShouldBe(refusal is null ? DateOnly.Parse(day) : null);
    }

    [Fact]
    public void What_is_used_already_keeps_its_day() =>
        Refused(new UseTemplate(FormKind.CommissionLetter, 1, Today).Decide(With(Template(1) with { From = Today }), Today))
            .ShouldBe("template.begun");

    [Theory]
    [InlineData(2, "template.unknown")]
    [InlineData(1, "template.withdrawn")]
    public void What_is_not_there_is_neither_used_nor_withdrawn(int version, string refusal)
    {
        var facts = With(Template(1) with { Withdrawn = Today });

        Refused(new UseTemplate(FormKind.CommissionLetter, version, Today).Decide(facts, Today)).ShouldBe(refusal);
        Refused(new WithdrawTemplate(FormKind.CommissionLetter, version).Decide(facts, Today)).ShouldBe(refusal);
    }

    [Fact]
    public void The_one_whose_day_came_last_is_used_and_the_former_again_once_it_is_withdrawn()
    {
        var first = Template(1) with { From = Today.AddDays(-10) };
        var second = Template(2) with { From = Today };
        var facts = With(first, second, Template(3), Template(4) with { Form = "MemberRoster", From = Today });

        OwnTemplates.On(facts, FormKind.CommissionLetter, Today.AddDays(-11)).ShouldBeNull();
        OwnTemplates.On(facts, FormKind.CommissionLetter, Today.AddDays(-1)).ShouldBe(first);
        OwnTemplates.On(facts, FormKind.CommissionLetter, Today).ShouldBe(second);

        var gone = Accepted(new WithdrawTemplate(FormKind.CommissionLetter, 2).Decide(facts, Today));
        OwnTemplates.On(With(first, gone), FormKind.CommissionLetter, Today).ShouldBe(first);
    }

    [Fact]
    public void A_sample_says_at_each_place_what_stands_there()
    {
        var sample = FormSample.Of(MemberRosterForm.Form, rows: 2);

        sample.Texts["council"].ShouldBe("〔連絡協議会名〕");
        sample
            .Lists["members"]
            .Select(r => (r.Texts["members.no"], r.Texts["members.name"]))
            .ShouldBe([("1", "〔氏名〕1"), ("2", "〔氏名〕2")]);
    }

    [Fact]
    public void What_a_template_must_have_are_fields_of_the_form() =>
        PrintedForms.All.ShouldAllBe(f =>
            f.Required.Count > 0 && f.Required.All(r => f.Fields.Concat(f.Lists.SelectMany(l => l.Columns)).Any(c => c.Tag == r))
        );

    private static OwnTemplate Template(int version) =>
        new()
        {
            Form = "CommissionLetter",
            Version = version,
            Digest = $"d{version}",
            File = "委嘱状.docx",
            By = By,
            At = DateTimeOffset.UnixEpoch,
        };

    private static OfficeFacts With(params IReadOnlyList<OwnTemplate> templates) => Empty with { Templates = templates };

    private static T Accepted<T>(Outcome<T> outcome) => outcome.Match(a => a, r => throw new InvalidOperationException(r.Code));

    private static string Refused<T>(Outcome<T> outcome) => outcome.Match(_ => "", r => r.Code);
}
