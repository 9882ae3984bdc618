using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Fields;

namespace KobanBot.Bot.Tests.Features;

public sealed class SeenInputsTests
{
    private static readonly string Seen = SeenInputs.Marks(Card("東会館", "14:00", "M1,M2,M3", told: "false"));

    [Fact]
    public void What_only_the_other_has_changed_is_shown_and_told()
    {
        var merged = Merge(Card("南集会所", "14:00", "M1,M2,M3", told: "true"), ("place", "東会館"), ("present", "M3,M2,M1"));

        merged.Form.Typed.ShouldBeEmpty();
        merged.Theirs.ShouldBe(["場所「南集会所」", "連絡した チェックあり"]);
        merged.Contested.ShouldBeEmpty();
    }

    [Fact]
    public void What_only_this_person_has_changed_stays_also_when_it_was_emptied()
    {
        var merged = Merge(Card("東会館", "14:00", "M1,M2,M3", told: "false"), ("present", "M1,M2,M3"));

        merged.Form.Typed["place"].ShouldBeEmpty();
        merged.Theirs.ShouldBeEmpty();
    }

    [Fact]
    public void What_both_have_changed_stays_as_typed_and_the_other_is_told()
    {
        var merged = Merge(Card("南集会所", "14:00", "M1,M2,M3", told: "false"), ("place", "北会館"), ("present", "M1,M2,M3"));

        merged.Form.Typed["place"].ShouldBe("北会館");
        merged.Theirs.ShouldBe(["場所「南集会所」"]);
        merged.Contested.ShouldBe(["場所"]);
    }

    [Fact]
    public void What_both_have_changed_to_the_same_is_no_matter()
    {
        var merged = Merge(Card("南集会所", "14:00", "M1,M2,M3", told: "false"), ("place", "南集会所"), ("present", "M1,M2,M3"));

        (merged.Theirs.Count, merged.Contested.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("M1,M2", "M2,M3", "M2")]
    [InlineData("M1,M2", "M1,M2,M3", "M1,M2")]
    [InlineData("M1,M2,M3", "", "")]
    [InlineData("", "M1,M2,M3", "")]
    [InlineData("M1,M3", "M1,M3", "M1,M3")]
    public void Ticks_come_together_one_by_one(string mine, string theirs, string together)
    {
        var merged = Merge(Card("東会館", "14:00", theirs, told: "false"), ("place", "東会館"), ("present", mine));

        var shown = merged.Form.Typed.TryGetValue("present", out var typed) ? typed : theirs;
        shown.ShouldBe(together);
        merged.Contested.ShouldBeEmpty();
    }

    [Fact]
    public void Of_other_choices_nobody_is_taken_out_who_did_not_stand_there()
    {
        var merged = Merge(Card("東会館", "14:00", "M1,M4", told: "false", "M1", "M2", "M4"), ("place", "東会館"), ("present", "M2"));

        merged.Form.Typed["present"].ShouldBe("M1,M2,M4");
        merged.Contested.ShouldBe(["出席委員"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("改ざん.xx.....")]
    public void Without_marks_everything_typed_stays_and_every_difference_is_told(string marks)
    {
        var merged = MergedInputs.Of(Typed(("place", "東会館"), ("from", "14:00")), marks, Card("南集会所", "14:00", "M1", told: "false"));

        merged.Form.Typed["place"].ShouldBe("東会館");
        merged.Theirs.ShouldBe(["場所「南集会所」"]);
        merged.Contested.ShouldBe(["場所"]);
    }

    [Fact]
    public void What_was_typed_where_no_input_is_any_more_is_given_back()
    {
        var marks = SeenInputs.Marks(
            new AdaptiveCard { Speak = "試験", Body = [new AdaptiveTextInput { Id = "result-p1", Label = "結果" }] }
        );

        MergedInputs
            .Of(Typed(("result-p1", "継続する。")), marks, Card("東会館", "14:00", "M1", told: "false"))
            .Homeless.ShouldBe(["継続する。"]);
    }

    private static MergedInputs Merge(AdaptiveCard stored, params (string Id, string Value)[] typed) =>
        MergedInputs.Of(Typed([("from", "14:00"), .. typed]), Seen, stored);

    private static FormState Typed(params (string Id, string Value)[] typed) =>
        new(typed.ToDictionary(t => t.Id, t => t.Value), new Dictionary<string, string>());

    private static AdaptiveCard Card(string place, string start, string present, string told, params string[] members) =>
        new()
        {
            Speak = "試験",
            Body =
            [
                new AdaptiveTextInput
                {
                    Id = "place",
                    Label = "場所",
                    Value = place,
                },
                new AdaptiveColumnSet([
                    new AdaptiveColumn([
                        new AdaptiveTimeInput
                        {
                            Id = "from",
                            Label = "開始",
                            Value = start,
                        },
                    ]),
                ]),
                new AdaptiveContainer([
                    new AdaptiveChoiceSetInput
                    {
                        Id = "present",
                        Label = "出席委員（開催日現在3人）",
                        IsMultiSelect = true,
                        Choices = [.. (members.Length == 0 ? ["M1", "M2", "M3"] : members).Select(m => new AdaptiveChoice(m, m))],
                        Value = present,
                    },
                    new AdaptiveToggleInput
                    {
                        Id = "told",
                        Title = "連絡した",
                        Value = told,
                    },
                ]),
            ],
        };
}
