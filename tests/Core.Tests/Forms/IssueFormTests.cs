using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Core.Tests.Forms;

/// <summary>発行: numbers, revisions, what is kept, and what has changed between two.</summary>
public sealed class IssueFormTests
{
    private static readonly DateOnly Guideline = new(2025, 4, 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly IssueForm Roster = Of(FormKind.MemberRoster, FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual));

    [Fact]
    public void The_first_has_number_and_revision_1_and_says_so_with_guideline_and_time()
    {
        var issued = Decide(World.CentralFacts, Roster).Made.ShouldNotBeNull();

        (issued.Issue.Number, issued.Issue.Revision, issued.Former).ShouldBe((1, 1, null));
        issued.Mark.ShouldBe("発行第1号（第1版）　令和7年4月1日施行の要綱　令和8年11月24日 10:00");
    }

    [Fact]
    public void The_same_content_is_the_same_document()
    {
        var first = Decide(World.CentralFacts, Roster);

        var again = Decide(After(World.CentralFacts, first), Roster);

        again.Made.ShouldBeNull();
        again.Issue.ShouldBe(first.Issue);
        again.Writes.ShouldBeEmpty();
    }

    [Fact]
    public void Personal_data_gets_a_number_each_time_it_goes_out_and_says_who_took_it()
    {
        var form = Roster with { TakenBy = "巡査部長 試験 四郎" };
        var first = Decide(World.CentralFacts, form);

        var again = Decide(After(World.CentralFacts, first), form).Made.ShouldNotBeNull();

        (again.Issue.Number, again.Issue.Revision, again.Former).ShouldBe((2, 1, 1));
        again.Mark.ShouldEndWith("　出力　巡査部長 試験 四郎");
    }

    [Fact]
    public void Another_content_is_the_next_revision_under_the_next_number_of_the_council()
    {
        var facts = After(World.CentralFacts, Decide(World.CentralFacts, Roster));
        facts = After(facts, Decide(facts, Roster with { Subject = "other" }));

        var changed = Decide(facts, With(Roster, "majority", "3/9")).Made.ShouldNotBeNull();

        (changed.Issue.Number, changed.Issue.Revision, changed.Former).ShouldBe((3, 2, 1));
    }

    [Fact]
    public void Another_template_is_another_document() =>
        Decide(After(World.CentralFacts, Decide(World.CentralFacts, Roster)), Roster with { Template = "b" }).Issue.Revision.ShouldBe(2);

    [Fact]
    public void Texts_that_read_alike_together_are_told_apart()
    {
        var one = With(With(Roster, "station", "ab"), "council", "c");
        var other = With(With(Roster, "station", "a"), "council", "bc");

        Decide(World.CentralFacts, one).Issue.Digest.ShouldNotBe(Decide(World.CentralFacts, other).Issue.Digest);
    }

    [Theory]
    [InlineData(FormSamples.Minimal)]
    [InlineData(FormSamples.Extreme)]
    public void What_was_kept_is_what_was_filled_in(string size)
    {
        foreach (var kind in Enum.GetValues<FormKind>().Where(IssueForm.IsNumbered))
        {
            var filled = FormSamples.Filled(kind, size);

            var copy = IssueForm.CopiesOf(Decide(World.CentralFacts, Of(kind, filled)).Made!, kind).ShouldHaveSingleItem(); // Nothing was issued before.

            copy.Texts.ShouldBe(filled.Texts);
            copy.Lists.SelectMany(l => l.Value.Select(r => r.Texts)).ShouldBe(filled.Lists.SelectMany(l => l.Value.Select(r => r.Texts)));
        }
    }

    [Fact]
    public void A_change_is_said_by_row_and_field_and_a_row_that_moves_down_has_not_changed()
    {
        var filled = FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual);
        var rows = filled.Lists["members"];
        var (before, after) = (
            Issued(FormKind.MemberRoster, filled),
            Issued(
                FormKind.MemberRoster,
                WithRows(
                    filled,
                    [
                        Row(rows[0], ("members.name", "新任 一郎"), ("members.no", "1")),
                        Row(rows[0], ("members.no", "2"), ("members.occupation", "会社員")),
                        .. rows.Skip(1).SkipLast(1).Select((r, i) => Row(r, ("members.no", $"{i + 3}"))),
                    ]
                )
            )
        );

        var changes = IssueChange.Between(MemberRosterForm.Form, before, after);

        changes.Count.ShouldBe(3);
        (changes[0].Before, changes[0].After!.StartsWith("新任 一郎", StringComparison.Ordinal)).ShouldBe((null, true)); // It was added.
        changes[1].ShouldBe(new IssueChange(World.MemberNames[0], "職業", rows[0].Texts["members.occupation"], "会社員"));
        (changes[2].Where, changes[2].After).ShouldBe((World.MemberNames[^1], null));
    }

    [Fact]
    public void Letters_are_compared_by_the_member()
    {
        var letters = FormSamples.Letters(FormSamples.Usual).Take(3).Select(CommissionLetterForm.Form.Fill).ToList();
        var before = Made(FormKind.CommissionLetter, letters);
        var after = Made(
            FormKind.CommissionLetter,
            [letters[2], letters[1] with { Texts = Text(letters[1].Texts, "day", "令和9年4月1日") }]
        );

        IssueChange
            .Between(CommissionLetterForm.Form, before, after)
            .ShouldBe([
                new IssueChange(World.MemberNames[1], "委嘱年月日", letters[1].Texts["day"], "令和9年4月1日"),
                new IssueChange(World.MemberNames[0], "", World.MemberNames[0], After: null),
            ]);
    }

    [Fact]
    public void A_form_of_one_copy_is_compared_though_its_name_has_changed()
    {
        var filled = FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual);

        IssueChange
            .Between(
                MemberRosterForm.Form,
                Issued(FormKind.MemberRoster, filled),
                Issued(FormKind.MemberRoster, filled with { Texts = Text(filled.Texts, "council", "新連絡協議会") })
            )
            .ShouldBe([new IssueChange("", "連絡協議会名", filled.Texts["council"], "新連絡協議会")]);
    }

    [Fact]
    public void Two_of_one_name_are_compared_in_their_order()
    {
        var filled = FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual);
        var row = filled.Lists["members"][0];
        var twins = WithRows(filled, [row, row]);

        IssueChange
            .Between(
                MemberRosterForm.Form,
                Issued(FormKind.MemberRoster, twins),
                Issued(FormKind.MemberRoster, WithRows(filled, [row, Row(row, ("members.sex", "男"))]))
            )
            .ShouldHaveSingleItem()
            .After.ShouldBe("男");
    }

    private static IssueForm Of(FormKind kind, params IReadOnlyList<FilledForm> copies) =>
        new(kind, "", copies, "a", "中央交番連絡協議会_20261124");

    private static Issuing Decide(CouncilFacts facts, IssueForm form) => form.Decide(facts, Guideline, World.Section.Id, Now);

    private static IssuedForm Issued(FormKind kind, FilledForm filled) => Made(kind, [filled]);

    private static IssuedForm Made(FormKind kind, IReadOnlyList<FilledForm> copies) => Decide(World.CentralFacts, Of(kind, copies)).Made!; // Nothing was issued before.

    private static CouncilFacts After(CouncilFacts facts, Issuing issuing) =>
        facts.After(new CouncilChange { Audit = new AuditEntry(Now, World.Section.Id, "form.issue", Guid.Empty), Writes = issuing.Writes });

    private static IssueForm With(IssueForm form, string tag, string text) =>
        form with
        {
            Copies = [form.Copies[0] with { Texts = Text(form.Copies[0].Texts, tag, text) }],
        };

    private static Dictionary<string, string> Text(IReadOnlyDictionary<string, string> texts, string tag, string text) =>
        new(texts) { [tag] = text };

    private static FilledForm WithRows(FilledForm filled, IReadOnlyList<FilledRow> rows) =>
        filled with
        {
            Lists = new Dictionary<string, IReadOnlyList<FilledRow>>(filled.Lists) { ["members"] = rows },
        };

    private static FilledRow Row(FilledRow row, params (string Tag, string Text)[] texts) =>
        new(texts.Aggregate(new Dictionary<string, string>(row.Texts), (all, t) => Text(all, t.Tag, t.Text)));
}
