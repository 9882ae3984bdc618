using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

/// <summary>What is asked about before a 好事例 goes to the offices above.</summary>
public sealed class PersonalDoubtsTests
{
    private static readonly CouncilFacts Facts = World.CentralFacts;

    private static readonly MeetingContent Content = new() { Attendance = new Attendance { Guests = ["見本 花子　中央小学校PTA"] } };

    [Theory]
    [InlineData("子供と合同で通学路を点検した。")]
    [InlineData("3回の会議で12人が参加し、令和8年11月20日に街路灯を設置した。")]
    [InlineData("110番の日に合わせた。")]
    [InlineData("2026-11-20に実施")]
    public void A_text_without_persons_raises_none(string text) => PersonalDoubts.Of(Facts, Content, text).ShouldBeEmpty();

    [Theory]
    [InlineData("連絡先は090-1111-2222です。", PersonalKind.Telephone, "090-1111-2222")]
    [InlineData("０１１ー２２２ー３３３３", PersonalKind.Telephone, null)]
    [InlineData("電話(011)222-3333まで", PersonalKind.Telephone, null)]
    [InlineData("09011112222", PersonalKind.Telephone, "09011112222")]
    [InlineData("北都市中央1丁目5-10の交差点", PersonalKind.Address, "1丁目5-10")]
    [InlineData("中央三丁目の公園", PersonalKind.Address, "三丁目")]
    [InlineData("中央12番地", PersonalKind.Address, "12番地")]
    [InlineData("中央3番4号", PersonalKind.Address, "3番4号")]
    [InlineData("中央2-3-4", PersonalKind.Address, "2-3-4")]
    [InlineData("見本花子さんの提案", PersonalKind.ParticipantName, "見本 花子")]
    [InlineData("見本さんの提案", PersonalKind.ParticipantName, "見本")]
    public void What_looks_like_a_person_raises_a_doubt(string text, PersonalKind kind, string? words)
    {
        var doubt = PersonalDoubts.Of(Facts, Content, text).ShouldHaveSingleItem();

        doubt.Kind.ShouldBe(kind);
        if (words is not null)
        {
            doubt.Words.ShouldBe(words);
        }
    }

    [Fact]
    public void The_name_of_every_member_raises_one_in_any_spacing()
    {
        foreach (var member in Facts.Members)
        {
            foreach (
                var name in new[]
                {
                    member.Name,
                    member.Name.Replace(" ", "　", StringComparison.Ordinal),
                    member.Name.Replace(" ", "", StringComparison.Ordinal),
                }
            )
            {
                PersonalDoubts
                    .Of(Facts, Content, $"街路灯は{name}の提案で設置した。")
                    .ShouldContain(d => d.Kind == PersonalKind.MemberName, name);
            }
        }
    }
}
